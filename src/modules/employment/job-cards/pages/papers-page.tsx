import type { CivilDate } from '../../../../platform/clock.ts'
import { Banner, LinkButton, Row, Rows, Section, type Shell, Undisclosed } from '../../../../ui/index.ts'
import { CaseFrame, type CaseHeader } from '../../../casework/index.ts'
import type { PrintedCareer } from '../printed-career.rules.ts'

export interface PapersPageProps {
  path: string
  shell: Shell
  header: CaseHeader
  today: CivilDate
  known: PrintedCareer
}

const papers = [
  {
    file: 'job-card',
    title: 'ジョブ・カード',
    text: '様式1-1(1-2)・2・3-1・3-2・3-3。価値観や強みなど、本人しか言えないところは空けてあります。',
  },
  {
    file: 'resume',
    title: '履歴書',
    text: '志望の動機と写真は、本人が書き、はります。性別・家族・健康のことは出ません。',
  },
  { file: 'career', title: '職務経歴書', text: '新しい仕事から順に。要約と自己PRは空けてあります。' },
] as const

export function PapersPage({ path, shell, header, today, known }: PapersPageProps) {
  const missing = [
    ...(known.person.name === '' ? ['名前'] : []),
    ...(known.person.birthDate === null ? ['生年月日'] : []),
    ...(known.person.address === '' ? ['住所'] : []),
    ...(known.spans.length === 0 ? ['職歴'] : []),
    ...(known.qualifications.length === 0 ? ['免許・資格'] : []),
  ]
  return (
    <CaseFrame path={path} shell={shell} header={header} tab="career" today={today} title="本人に渡す書類">
      {known.isPartial ? <Undisclosed owner="ほかの窓口" what="職歴" /> : null}
      {missing.length === 0 ? null : (
        <Banner kind="caution" title={`${missing.join('・')}は、空のまま出ます`}>
          <p>
            <a href={`/cases/${header.id}/work-history`}>職歴と免許・資格</a>を先に書くと、ここに入ります。
          </p>
        </Banner>
      )}
      <Section title="書類" count={papers.length}>
        <Rows>
          {papers.map(({ file, title, text }) => (
            <Row
              key={file}
              title={title}
              text={text}
              aside={
                <>
                  <LinkButton href={`${path}/${file}.pdf`} kind="secondary" size="small" icon="printer" download>
                    PDF
                  </LinkButton>{' '}
                  <LinkButton href={`${path}/${file}.docx`} kind="secondary" size="small" icon="download" download>
                    Word
                  </LinkButton>
                </>
              }
            />
          ))}
        </Rows>
      </Section>
    </CaseFrame>
  )
}
