import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'
import { busyWords } from './busy-words.ts'
import { SureOfNumber } from './SureOfNumber.tsx'
import { FormProblems, type FieldProblem } from './context.ts'

/** What every form carries so that no written word is lost and nothing happens twice. */
export interface FormKit {
  csrf: string
  /** Unique in the database: a retry or a double click has one effect. */
  submissionId: string
  /** Version of what is edited; a later one leads to the conflict view. */
  version?: string | number | undefined
  draftKey?: string | undefined
  /** Sealed note of who the form was for, should the session expire. */
  owner?: string | undefined
  /** It was said before that digits in it are no individual number. */
  isSureOfNumber?: boolean | undefined
}

export interface FormProps {
  action: string
  method?: 'post' | 'get' | undefined
  kit: FormKit
  errors?: readonly FieldProblem[] | undefined
  autosave?: boolean | undefined
  /** HH:MM of the last draft. */
  savedAt?: string | undefined
  id?: string | undefined
  narrow?: boolean | undefined
  /** It takes a file, which no refusal can give back: beside other fields, or alone. Or its words are a secret. */
  forgets?: Forgotten | undefined
  /** The name of a field that searches inside the form: Enter there searches, and never records what isn't finished. */
  search?: string | undefined
  children: ReactNode
}

/** Fields inside find their own message by name; the summary stands on top by itself. */
export function Form({
  action,
  method = 'post',
  kit,
  errors = [],
  autosave = false,
  savedAt,
  id,
  narrow = false,
  forgets,
  search,
  children,
}: FormProps) {
  return (
    <FormProblems value={errors}>
      <ErrorSummary errors={errors} forgets={forgets} />
      {/* What has a draft is never put back by the browser: after going back it would be recorded
          a second time by one press. */}
      <form
        id={id}
        className={narrow ? 'form form-narrow' : 'form'}
        autoComplete={autosave && kit.draftKey !== undefined ? 'off' : undefined}
        action={action}
        method={method}
        noValidate
        encType={forgets === 'file' || forgets === 'only-file' ? 'multipart/form-data' : undefined}
        data-kit=""
        data-autosave={autosave && kit.draftKey !== undefined ? '' : undefined}
        data-saved={savedAt}
        data-search={search}
      >
        <KitFields kit={kit} />
        <SureOfNumber errors={errors} isSure={kit.isSureOfNumber === true} />
        {/* The first button of a form is the one that Enter presses. */}
        {search === undefined ? null : (
          <button
            type="submit"
            className="visually-hidden"
            name="_intent"
            value="search"
            formNoValidate
            tabIndex={-1}
            aria-hidden="true"
          />
        )}
        {children}
      </form>
    </FormProblems>
  )
}

function KitFields({ kit }: { kit: FormKit }) {
  return (
    <>
      <input type="hidden" name="_csrf" value={kit.csrf} />
      <input type="hidden" name="_submission" value={kit.submissionId} />
      {absent(kit.version) ? null : <input type="hidden" name="_version" value={String(kit.version)} />}
      {absent(kit.draftKey) ? null : <input type="hidden" name="_draft" value={kit.draftKey} />}
      {absent(kit.owner) ? null : <input type="hidden" name="_owner" value={kit.owner} />}
    </>
  )
}

/** A form that only asks (filter, search): GET, no kit. One of many fields is stacked, and says all its errors on top. */
export function QueryForm({
  action,
  children,
  label,
  errors = [],
  stacked = false,
}: {
  action: string
  children: ReactNode
  label?: string | undefined
  errors?: readonly FieldProblem[] | undefined
  stacked?: boolean | undefined
}) {
  return (
    <FormProblems value={errors}>
      <ErrorSummary errors={errors} />
      <form className={stacked ? 'stack' : 'query'} action={action} method="get" aria-label={label} noValidate>
        {children}
      </form>
    </FormProblems>
  )
}

export type Forgotten = 'file' | 'only-file' | 'password' | 'only-secret' | 'all'

/** What a refused form still has. */
const keptWords: Record<Forgotten | 'nothing', string | null> = {
  nothing: 'ほかに書いたことは、そのまま残っています。',
  file: 'ファイルを選んでいたときは、もう一度選んでください。ほかに書いたことは、そのまま残っています。',
  'only-file': 'ファイルは残りません。直してから、もう一度選んでください。',
  password: 'パスワードは残りません。もう一度入れてください。ほかに書いたことは、そのまま残っています。',
  'only-secret': '入れたものは残りません。もう一度入れてください。',
  // No field is left to write into.
  all: null,
}

/** Everything to mend, on top, with the focus; each line leads to its field. */
export function ErrorSummary({
  errors,
  forgets,
}: {
  errors: readonly FieldProblem[]
  forgets?: Forgotten | undefined
}) {
  if (errors.length === 0) return null
  const kept = keptWords[forgets ?? 'nothing']
  return (
    <div className="error-summary" role="alert" tabIndex={-1} id="error-summary" data-focus="">
      <Icon name="alert-circle" size={20} />
      <h2>{errors.length}か所を直してください</h2>
      <ul>
        {errors.map((error, index) => (
          <li key={index}>
            {error.field === '' ? (
              <strong className="late">{error.message}</strong>
            ) : (
              <a href={`#field-${error.field}`}>{error.message}</a>
            )}
          </li>
        ))}
      </ul>
      {kept === null ? null : <p>{kept}</p>}
    </div>
  )
}

/** 下書きを残しました 10:58, beside the heading. The browser updates it. */
export function DraftNote({ savedAt }: { savedAt?: string | undefined }) {
  return (
    <span className="draft-note" data-draft-note="" role="status" hidden={savedAt === undefined || undefined}>
      <Icon name="cloud-check" size={18} />
      <span data-draft-text="">下書きを残しました {savedAt}</span>
    </span>
  )
}

/** The end of a form: the verb, 下書きを残す for those without script, and what else leads away. */
export function SubmitRow({
  label,
  busyLabel,
  kind = 'primary',
  draft = false,
  secondary,
  note,
}: {
  label: string
  busyLabel?: string | undefined
  kind?: 'primary' | 'secondary' | 'danger' | undefined
  draft?: boolean | undefined
  secondary?: ReactNode
  note?: ReactNode
}) {
  return (
    <div className="submit-row">
      <button type="submit" className={`button button-${kind}`} data-busy={busyLabel ?? busyWords(label)}>
        {label}
      </button>
      {draft ? (
        <button type="submit" className="button button-text" name="_intent" value="draft" formNoValidate>
          下書きを残す
        </button>
      ) : null}
      {secondary}
      {absent(note) ? null : <span className="submit-note">{note}</span>}
    </div>
  )
}

/** Often used words that the browser puts into the text field `target`. Without script they stay away. */
export function PhraseButtons({
  target,
  phrases,
  label = 'よく使う文',
}: {
  target: string
  phrases: string[]
  label?: string | undefined
}) {
  return (
    <div className="phrases" role="toolbar" aria-label={label} data-phrases={`field-${target}`} hidden>
      {label}
      {phrases.map((phrase) => (
        <button key={phrase} type="button">
          {phrase}
        </button>
      ))}
    </div>
  )
}
