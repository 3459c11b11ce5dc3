type English = typeof import("#messages/en/index.ts").default;

export type Area = keyof English;
type WithoutPlural<K> = K extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : K;
/** The messages of an area. */
export type MessageKey<A extends Area> = WithoutPlural<keyof English[A] & string>;

/** Every language has the general plural form; which others it has is its own grammar's. */
type InEveryLanguage<K> = K extends `${string}_${"zero" | "one" | "two" | "few" | "many"}` ? never : K;
/** What a folder of `messages/` gives. A language that lacks a key of English does not compile; a test refuses empty and unused ones. */
export type Language = { [A in Area]: Record<InEveryLanguage<keyof English[A] & string>, string> };
