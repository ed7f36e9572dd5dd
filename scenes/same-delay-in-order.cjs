/*
---
title: Timers of equal delay
chapter: first-steps
order: 30
question: Three timers are set one after the other, all with the same delay. In which order do they fire?
orders:
  both *: a -> b -> c
---
Node keeps one list for each delay. A new timer goes to the end of the list of its delay, and the
list is read from its front. So timers of equal delay fire in the order in which they were set.

This is a promise you may build on. It holds for equal delays only: a timer of 5 ms that was set
first and one of 4 ms that was set a moment later are in two lists, and the clock decides between
them.

The three callbacks need not come right behind each other. If the clock ticks on while they are
being set, the first may be due in one turn of the loop and the last in the next one. Their order
stays.
*/
for (const name of ["a", "b", "c"]) {
  setTimeout(() => console.log(name), 3);
}
