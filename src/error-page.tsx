/** A page for what went wrong: what happened, what was kept, what to do next (design §5). */
import type { ReactElement } from 'react'
import type { DatabaseFailure } from './platform/database/failures.ts'
import type { ErrorPageProblem, LostInput } from './platform/http/answers.ts'
import type { OffloadTrouble } from './platform/offload/index.ts'
import { Button, ErrorPageBody, LinkButton, PlainLayout, type PlainShell } from './ui/index.ts'

const words: Record<ErrorPageProblem['status'], { title: string; happened: string }> = {
  400: {
    title: '読み取れませんでした',
    happened: '送られた内容に、読み取れないところがありました。前のページに戻って、もう一度お試しください。',
  },
  403: {
    title: 'このページは開けません',
    happened:
      'あなたの役割ではこの操作ができないか、ページを開いてから時間がたちすぎています。前のページを開き直してから、もう一度お試しください。',
  },
  404: { title: 'ページが見つかりません', happened: 'この場所にはページがないか、あなたには見られないページです。' },
  409: {
    title: 'ほかの人が先に記録しました',
    happened:
      '同じところを、ほかの人がいま記録したため、そのままでは書けませんでした。何も書きかえられていません。もう一度送ると、いまの記録に照らして、直すところを示します。',
  },
  413: {
    title: '長すぎて受け取れませんでした',
    happened: '送られた文字か項目が多すぎます。前のページに戻って、分けて書いてください。',
  },
  415: { title: '受け取れない形です', happened: 'この形では受け取れません。画面のボタンから送ってください。' },
  429: {
    title: '少し待ってください',
    happened: '短い間にたくさんの操作がありました。少し待ってから、もう一度お試しください。',
  },
  500: {
    title: 'うまくいきませんでした',
    happened: 'こちらの不具合で、最後まで行えませんでした。何も書きかえられていません。',
  },
  503: {
    title: 'データベースにつながりません',
    happened:
      'データベースが再起動しているか、混み合っています。何も書きかえられていません。少し待ってから、もう一度お試しください。',
  },
}

/** A form that was sent to what is no longer there, or never was for whom sends it: which of them, is not told. */
const nothingTakesIt = {
  title: 'この記録は、もうここから書けません',
  happened: 'ほかの人が先に直したか終えた記録、またはあなたには見られない記録です。送った内容は、記録されていません。',
  kept: '書いたことは、下に残っています。要るところを写し取ってから、もとの記録を開き直してください。',
}

/** Why the database couldn't do it: what people may do about it differs. */
const databaseWords: Record<DatabaseFailure, { title: string; happened: string }> = {
  away: words[503],
  busy: {
    title: 'いま、こみ合っています',
    happened:
      'ほかの処理が同じところを使っていて、待ちきれませんでした。何も書きかえられていません。少し待ってから、もう一度お試しください。',
  },
  full: {
    title: 'データの置き場所がいっぱいです',
    happened:
      '新しく書くことができません。何も書きかえられていません。これまでの記録は読めます。システムの管理者に知らせてください。',
  },
  newer: {
    title: 'しくみを新しくしています',
    happened:
      'この画面のプログラムは、データベースより古い版です。新しいプログラムに替わるまで、書きこめません。何も書きかえられていません。',
  },
}

/** Why it couldn't be made: the fault of nobody who reads it. */
const offloadWords: Record<OffloadTrouble, { title: string; happened: string }> = {
  full: {
    title: 'いま、こみ合っています',
    happened:
      '紙や数字をつくる順番の列がいっぱいです。ほかのページは、いつもどおり使えます。15秒ほど待ってから、もう一度お試しください。',
  },
  slow: {
    title: 'つくりきれませんでした',
    happened:
      '時間かメモリーがかかりすぎるため、とちゅうでやめました。ほかの方の仕事には影響していません。PDFのときは、Wordの形をお試しください。',
  },
  large: {
    title: '長すぎて、つくれません',
    happened: '書かれている内容が長すぎて、この形にできません。PDFのときは、Wordの形をお試しください。',
  },
  failed: {
    title: 'つくれませんでした',
    happened:
      'つくるしくみが、とちゅうで止まりました。ほかの方の仕事には影響していません。もう一度お試しください。くり返すときは、下の番号をシステムの管理者に知らせてください。',
  },
}

/** What was sent and isn't kept, and why. */
const lostWords: Record<LostInput, { title: string; happened: string }> = {
  long: {
    title: '書いた内容を預かれませんでした',
    happened:
      '送る前にログインが切れていました。書いた内容が長すぎるため、預かることもできませんでした。記録はされていません。ブラウザーの「戻る」で前のページに戻ると、書いた内容が残っていることがあります。写しを取ってから、ログインしてください。',
  },
  many: {
    title: '書いた内容を預かれませんでした',
    happened:
      '送る前にログインが切れていました。預かったままの内容がもうたくさんあるため、これ以上は預かれません。記録はされていません。ブラウザーの「戻る」で前のページに戻ると、書いた内容が残っていることがあります。写しを取ってから、ログインしてください。',
  },
  old: {
    title: '書いた内容を預かれませんでした',
    happened:
      '送る前にログインが切れていました。ページを開いてから1日をすぎたため、預かることもできませんでした。記録はされていません。ブラウザーの「戻る」で前のページに戻ると、書いた内容が残っていることがあります。写しを取ってから、ログインしてください。',
  },
  drafts: {
    title: '下書きを残せませんでした',
    happened:
      '残っている下書きが、もう300あります。「今日」のページでいらない下書きを捨ててから、もう一度お試しください。下書きは、30日たつと自動で消えます。',
  },
}

function wordsOf({ status, database, offload, lost, typed = [] }: ErrorPageProblem): {
  title: string
  happened: string
  kept?: string
} {
  if (typed.length > 0) return nothingTakesIt
  if (lost !== undefined) return lostWords[lost]
  if (offload !== undefined) return offloadWords[offload]
  return database === undefined ? words[status] : databaseWords[database]
}

export function errorPage(shell: PlainShell, problem: ErrorPageProblem): ReactElement {
  const { title, happened, kept } = wordsOf(problem)
  const home = (
    <LinkButton href={problem.signedIn ? '/today' : '/'} kind={problem.retry ? 'secondary' : 'primary'}>
      {problem.signedIn ? '今日のページへ' : 'はじめのページへ'}
    </LinkButton>
  )
  return (
    <PlainLayout title={title} shell={shell}>
      <ErrorPageBody
        title={title}
        happened={happened}
        kept={kept}
        typed={problem.typed}
        {...(problem.retry
          ? {
              kept: '書いたことは、このページに残っています。「もう一度送る」を押すと、同じ内容を送ります。二重に記録されることはありません。',
            }
          : {})}
        next={
          problem.retry ? (
            <>
              <SendAgain retry={problem.retry} />
              {home}
            </>
          ) : (
            home
          )
        }
        requestId={problem.requestId}
      />
    </PlainLayout>
  )
}

/** The same form with the same submission id: one effect, however often it is sent. */
function SendAgain({ retry }: { retry: NonNullable<ErrorPageProblem['retry']> }) {
  return (
    <form method="post" action={retry.path}>
      {Object.entries(retry.fields).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((each, index) => (
          <textarea key={`${name}.${index}`} name={name} defaultValue={each} hidden readOnly />
        )),
      )}
      <Button kind="primary">もう一度送る</Button>
    </form>
  )
}
