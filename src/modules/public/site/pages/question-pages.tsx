/** One question a page; every answer is a link, so nothing needs a script and nothing is sent before it is chosen. */
import type { ReactNode } from 'react'
import { Choices, PublicLayout, type PublicShell, Row, Rows } from '../../../../ui/index.ts'
import {
  type FindAnswers,
  type FindQuestion,
  findHref,
  previousHref,
  progressOf,
  withWorry,
  without,
} from '../find.rules.ts'
import { ageQuestions, placeQuestions, seekerIcons, seekerNotes } from '../public.labels.ts'
import type { PlaceGroup } from '../place-list.rules.ts'
import { PlaceChoice } from './place-choice.tsx'
import { WorryChoices } from './start-page.tsx'
import {
  worryLabels,
  type Municipality,
  ageBandLabels,
  ageBands,
  seekerLabels,
  seekers,
} from '../../../council/index.ts'

interface QuestionProps {
  shell: PublicShell
  path: string
  answers: FindAnswers
}

function QuestionFrame({
  shell,
  path,
  answers,
  question,
  title,
  note,
  children,
}: QuestionProps & { question: FindQuestion; title: string; note?: ReactNode; children: ReactNode }) {
  const { number, of } = progressOf(question, answers)
  const back = previousHref(question, answers)
  return (
    <PublicLayout title={title} path={path} shell={shell} indexed={question === 'worry'}>
      <div>
        <p className="meta">
          質問 {number} / {of}
        </p>
        <h1 className="public-title question-title">{title}</h1>
        {note === undefined ? null : <p className="meta choices-note">{note}</p>}
        {children}
        {back === null ? null : (
          <p className="choices-more">
            <a href={back}>前の質問にもどる</a>
          </p>
        )}
      </div>
    </PublicLayout>
  )
}

export function WorryPage(props: QuestionProps) {
  return (
    <QuestionFrame
      {...props}
      question="worry"
      title="いまの気持ちに、いちばん近いのは?"
      note="1つ選ぶと、近くの窓口を2つか3つ案内します。"
    >
      <WorryChoices hrefOf={(worry) => findHref(withWorry(props.answers, worry))} />
      <p className="choices-more">
        <a href="/find/places">市町村の名前からさがす</a>
        <a href="/find/desks">窓口の一覧を見る</a>
      </p>
    </QuestionFrame>
  )
}

export function SeekerPage(props: QuestionProps) {
  return (
    <QuestionFrame {...props} question="seeker" title="どなたのことですか?">
      <Choices
        single
        items={seekers.map((seeker) => ({
          href: findHref({ ...props.answers, seeker }),
          icon: seekerIcons[seeker],
          label: seekerLabels[seeker],
          text: seekerNotes[seeker] ?? undefined,
        }))}
      />
    </QuestionFrame>
  )
}

export function PlacePage(props: QuestionProps & { groups: readonly PlaceGroup[]; text: string; count: number }) {
  const { answers } = props
  const kept = Object.fromEntries(new URLSearchParams(findHref(answers).split('?')[1] ?? ''))
  return (
    <QuestionFrame
      {...props}
      question="place"
      title={placeQuestions[answers.seeker ?? 'self']}
      note="窓口には、市町村ごとの受け持ちがあります。"
    >
      <PlaceChoice
        action="/find"
        kept={kept}
        groups={props.groups}
        text={props.text}
        count={props.count}
        hrefOf={(place) => findHref({ ...answers, place })}
      />
      <p className="choices-more">
        <a href="/find/desks">市町村を答えずに、窓口の一覧を見る</a>
      </p>
    </QuestionFrame>
  )
}

export function AgePage(props: QuestionProps) {
  const { answers } = props
  return (
    <QuestionFrame
      {...props}
      question="age"
      title={ageQuestions[answers.seeker ?? 'self']}
      note="年齢の決まりがある窓口があるので、うかがいます。答えなくても先に進めます。"
    >
      <Choices items={ageBands.map((age) => ({ href: findHref({ ...answers, age }), label: ageBandLabels[age] }))} />
    </QuestionFrame>
  )
}

/** All answers with a way to change each; the others stay as they are. */
export function ChangePage({ shell, path, answers, place }: QuestionProps & { place: Municipality }) {
  const { worry, seeker, age } = answers
  const rows: { question: FindQuestion; asked: string; answer: string }[] = [
    { question: 'worry', asked: 'いまの気持ち', answer: worry === null ? '' : worryLabels[worry] },
    { question: 'seeker', asked: 'どなたのことか', answer: seeker === null ? '' : seekerLabels[seeker] },
    { question: 'place', asked: 'お住まいの市町村', answer: place.name },
    { question: 'age', asked: '年代', answer: age === null ? '' : ageBandLabels[age] },
  ]
  const changeable = rows.filter((row) => row.question !== 'seeker' || worry !== 'family')
  return (
    <PublicLayout title="答えを変える" path={path} shell={shell} indexed={false}>
      <div>
        <h1 className="public-title question-title">答えを変える</h1>
        <p className="meta choices-note">変えたいところだけ選んでください。ほかの答えはそのままです。</p>
        <Rows>
          {changeable.map((row) => (
            <Row
              key={row.question}
              title={row.answer}
              strong
              text={row.asked}
              aside={
                <a href={findHref(without(answers, row.question))} aria-label={`${row.asked}を変える`}>
                  変える
                </a>
              }
            />
          ))}
        </Rows>
        <p className="choices-more">
          <a href={findHref(answers)}>窓口の案内にもどる</a>
          <a href="/find">はじめから答える</a>
        </p>
      </div>
    </PublicLayout>
  )
}
