/** What is wrong with a file or an option, in a sentence for whoever ran the command. */
export class ImportFailure extends Error {}
