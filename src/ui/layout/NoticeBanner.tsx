import { Icon } from '../components/Icon.tsx'
import type { Notice } from './shell.ts'

export function NoticeBanner({ notice, csrf = '' }: { notice: Notice; csrf?: string | undefined }) {
  const { undo } = notice
  return (
    <div className={`banner banner-${notice.kind} notice`} role="status">
      <Icon name={notice.kind === 'done' ? 'circle-check' : 'alert-triangle'} size={20} />
      <div>
        <span className="banner-title">{notice.text}</span>
        {undo ? (
          <form method="post" action={undo.action}>
            <input type="hidden" name="_csrf" value={undo.csrf ?? csrf} />
            {Object.entries(undo.fields ?? {}).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" className="button button-text button-small">
              {undo.label ?? '元に戻す'}
            </button>
          </form>
        ) : null}
      </div>
    </div>
  )
}

/** Says on every page of a demo that the people in it are invented. */
export function DemoBanner({ text }: { text: string }) {
  return (
    <aside className="demo" aria-label="この画面について">
      <Icon name="info-circle" size={16} />
      <p>{text}</p>
    </aside>
  )
}
