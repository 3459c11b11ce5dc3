type Props = { words: string; hasFollowUps: boolean };

/** Sends the form. Where follow-up questions may be hidden, one of two buttons is seen: the one that says they could be shown, or the one that cannot. */
export function SendButton({ words, hasFollowUps }: Props) {
  if (!hasFollowUps)
    return (
      <button className="button" type="submit">
        {words}
      </button>
    );
  return (
    <>
      <button className="button unseen" type="submit">
        {words}
      </button>
      <button className="button seen" type="submit" name="more" value="1">
        {words}
      </button>
    </>
  );
}
