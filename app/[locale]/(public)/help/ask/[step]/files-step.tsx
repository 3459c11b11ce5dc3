import { translator } from "#lib/i18n/messages.ts";
import { ACCEPTED_FILES, MOST_FILES } from "#lib/requests/request-file.ts";
import type { StepProps } from "./step-fields.tsx";

/** Pictures or papers that help; none is needed. */
export function FilesStep({ locale, current, action, more }: StepProps) {
  const t = translator(locale, "help");
  const { files } = current;
  return (
    <>
      <h1>{t("files_title")}</h1>
      <p>{t("files_what", { most: MOST_FILES })}</p>
      {files.length > 0 && (
        <ul className="files">
          {files.map(({ position, type }, at) => (
            <li key={position}>
              <span>{t(type === "application/pdf" ? "file_paper" : "file_picture", { number: at + 1 })}</span>
              <form method="post" action={`${action}/removal`}>
                {more}
                <button className="button quiet-button" type="submit" name="position" value={position}>
                  {t("file_remove", { number: at + 1 })}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      {files.length < MOST_FILES && (
        <form method="post" action={`${action}/file`} encType="multipart/form-data" className="stack">
          {more}
          <div className="field">
            <label className="label" htmlFor="file">
              {t("file")}
            </label>
            <input className="input" id="file" name="file" type="file" accept={ACCEPTED_FILES} />
          </div>
          <button className="button quiet-button" type="submit">
            {t("file_add")}
          </button>
        </form>
      )}
      <form method="post" action={`${action}/answer`}>
        {more}
        <button className="button" type="submit">
          {t(files.length > 0 ? "go_on" : "go_on_without")}
        </button>
      </form>
    </>
  );
}
