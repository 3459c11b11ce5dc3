/** Stands for every month that may be read, where a search or a tag chooses among them. */
export const EVERY_MONTH = "all";
