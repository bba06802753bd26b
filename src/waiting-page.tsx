/**
 * While a paper or the numbers of a release are being made: where it stands,
 * and that nothing has to be done. Looks again by itself.
 */
import type { ReactElement } from 'react'
import { LinkButton, PlainLayout, type PlainShell } from './ui/index.ts'

export interface WaitingProps {
  /** Pieces of work before this one. */
  ahead: number
  /** How many of its parts are done, where it has parts. */
  progress: { done: number; all: number } | null
  path: string
}

export function waitingPage(shell: PlainShell, { ahead, progress, path }: WaitingProps): ReactElement {
  const [title, words] =
    ahead === 0
      ? [
          'つくっています',
          progress === null
            ? 'いま、つくっています。'
            : `いま、つくっています。${progress.all}のうち${progress.done}まで、できました。`,
        ]
      : ['順番を待っています', `前に${ahead}つあります。順番が来たら、つくります。`]
  return (
    <PlainLayout title={title} shell={shell}>
      <h1>{title}</h1>
      <p role="status">
        {progress === null ? (
          <progress aria-label={title} />
        ) : (
          <progress aria-label={title} value={progress.done} max={progress.all} />
        )}{' '}
        {words}
      </p>
      <div className="prose">
        <p>
          このページは2秒ごとに自動で確かめます。できると、そのまま開くか、ファイルのダウンロードが始まります。ダウンロードが始まったら、前のページに戻ってかまいません。
        </p>
      </div>
      <div className="actions">
        <LinkButton href={path} kind="secondary">
          いま確かめる
        </LinkButton>
      </div>
    </PlainLayout>
  )
}
