/** The name of a scratch folder, with the process whose it is and a name for where that runs. */
export const SCRATCH_NAME = /^trainer-run-(\d+)-([a-z0-9]+)-\w{6}$/;
