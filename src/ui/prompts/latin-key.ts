/** The letters of a keyboard by rows, as the keys of a Latin one are. */
const LATIN = "qwertyuiopasdfghjklzxcvbnm";

/**
 * What the same keys type in other layouts, in that order; a space where it is no letter of the script.
 * Where two layouts have one letter on different keys, the layout that stands first is meant.
 */
const LAYOUTS = [
  // Russian, Ukrainian, Belarusian
  "йцукенгшщзфывапролдячсмить",
  "йцукенгшщзфівапролдячсмить",
  "йцукенгшўзф вапролдячсм ть",
  // Greek
  " ςερτυθιοπασδφγηξκλζχψωβνμ",
  // Hebrew
  "  קראטוןםפשדגכעיחלךזסבהנמצ",
  // Arabic, Persian
  "ضصثقفغعهخحشسيبلاتنمئءؤر ىة",
  "ضصثقفغعهخحشسیبلاتنمظطزرذدپ",
  // Georgian
  "ქწერტყუიოპასდფგჰჯკლზხცვბნმ",
  // Korean
  "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
  // Thai
  "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืท",
  // Devanagari
  "ौैाीूबहगदजोे्िुपरकत ं नवलस",
];

/** The zeros of other scripts' digits; the other nine follow each. */
const ZEROS = ["٠", "۰", "०", "๐"];

const KEYS = createKeys();

function createKeys(): ReadonlyMap<string, string> {
  const keys = new Map([["؟", "?"]]);
  for (const layout of LAYOUTS) {
    for (const [at, letter] of Array.from(layout).entries()) {
      if (letter !== " " && !keys.has(letter)) keys.set(letter, LATIN.charAt(at));
    }
  }
  for (const zero of ZEROS) {
    const first = zero.codePointAt(0) ?? 0;
    for (let digit = 0; digit <= 9; digit += 1) {
      keys.set(String.fromCodePoint(first + digit), String(digit));
    }
  }
  return keys;
}

/**
 * The sign of a Latin keyboard on the key that typed `text`, in lower case: `q` also for the `й` of a
 * Russian one. Any other text stays as it is, in lower case.
 */
export function readLatin(text: string): string {
  const small = text.toLowerCase();
  return KEYS.get(small) ?? small;
}
