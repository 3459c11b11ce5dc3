/** So many days the key of a form is kept, so that the same form, sent again, stores nothing again. */
export const KEY_DAYS = 2;
