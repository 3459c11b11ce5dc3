/** A map that keeps each value for a while and never more than `most` of them: guessing cannot fill the memory. */
export function bounded<V>(most: number): {
  get: (key: string) => { value: V } | undefined;
  set: (key: string, value: V, milliseconds: number) => void;
} {
  const held = new Map<string, { value: V; until: number }>();
  return {
    get: (key) => {
      const entry = held.get(key);
      if (entry && entry.until > Date.now()) return entry;
      held.delete(key);
      return undefined;
    },
    set: (key, value, milliseconds) => {
      held.delete(key);
      for (const oldest of held.keys()) {
        if (held.size < most) break;
        held.delete(oldest);
      }
      held.set(key, { value, until: Date.now() + milliseconds });
    },
  };
}
