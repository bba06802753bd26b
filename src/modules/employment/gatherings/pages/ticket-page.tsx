/** What a person takes along: number, day, place, times; and the QR code, which says nothing of whom it is. */
import {
  DefinitionList,
  PageHeading,
  PrintFoot,
  QrPicture,
  Section,
  type Shell,
  StaffLayout,
} from '../../../../ui/index.ts'
import type { Gathering } from '../gathering.queries.ts'
import { placeText } from '../gathering.rules.ts'
import type { Interview } from '../interview.queries.ts'
import type { SignUp } from '../sign-up.queries.ts'
import { timeText } from './gathering-words.tsx'
import { standing } from './sign-up-panel.tsx'

export function TicketPage({
  path,
  shell,
  caseId,
  signUp,
  gathering,
  interviews,
  address,
}: {
  path: string
  shell: Shell
  caseId: string
  signUp: SignUp
  gathering: Gathering
  interviews: Interview[]
  /** What the QR code holds. */
  address: string
}) {
  return (
    <StaffLayout
      title="受付票"
      path={path}
      shell={shell}
      heading={
        <PageHeading
          overline={<a href={`/cases/${caseId}?tab=work`}>ケースにもどる</a>}
          title={`受付票 ${signUp.number}番`}
          lead="印刷するか、この画面を本人に見せて、番号を控えてもらいます。名前は書いてありません。"
        />
      }
    >
      <Section title={gathering.title} note={standing(signUp)} pad>
        <DefinitionList
          items={[
            { term: '受付番号', value: <strong>{signUp.number}番</strong> },
            { term: '日時', value: timeText(gathering) },
            { term: '会場', value: placeText(gathering) },
            ...(gathering.isOnline && gathering.address !== '' ? [{ term: 'アドレス', value: gathering.address }] : []),
            { term: '主催', value: gathering.organizationName },
            ...interviews.map((each) => ({
              term: `面談 ${each.startsAt}〜${each.endsAt}`,
              value: [each.employerName, each.label === '' ? '' : `ブース ${each.label}`].join(' ').trim(),
            })),
          ]}
        />
        <QrPicture text={address} label="受付で読みとる図" />
        <p className="meta">図が読みとれないときは、受付番号を言ってください。</p>
      </Section>
      <PrintFoot paper="受付票" made="" />
    </StaffLayout>
  )
}
