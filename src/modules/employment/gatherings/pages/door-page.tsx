/** The door: who comes, by number; a box for the number or the QR code; and what is heard at the booths. */
import type { FormKit, Fields } from '../../../../platform/http/room.ts'
import { formatDateTime } from '../../../../platform/japanese/era.ts'
import type { FieldError } from '../../../../platform/outcome.ts'
import {
  Banner,
  Empty,
  Form,
  LinkButton,
  Note,
  PageHeading,
  Pagination,
  PostButton,
  Row,
  Rows,
  Section,
  type Shell,
  StaffLayout,
  SubmitRow,
  Tag,
  TextField,
} from '../../../../ui/index.ts'
import type { Booth } from '../booth.queries.ts'
import { checkInForm } from '../door.form.ts'
import type { BoothEntry, DoorEntry } from '../door.queries.ts'
import type { Gathering } from '../gathering.queries.ts'
import { interviewResults } from '../interview.labels.ts'
import { timeText } from './gathering-words.tsx'

export interface DoorPageProps {
  shell: Shell
  gathering: Gathering
  /** Everybody; `page` has those who are listed here. */
  door: DoorEntry[]
  page: { asked: number; size: number; entries: DoorEntry[] }
  booths: Booth[]
  entries: BoothEntry[]
  /** Whose QR code was read. */
  read: DoorEntry | undefined
  /** Why nobody can be checked in now; null where they can. */
  closed: string | null
  kit: FormKit
  values: Fields
  errors: FieldError[]
}

export const called = ({ number, callName }: { number: number; callName: string }): string =>
  callName === '' ? `${number}番の方` : `${number}番 ${callName}さん`

export function DoorPage(props: DoorPageProps) {
  const { shell, gathering, door, page, read, closed, kit, values, errors } = props
  const path = `/gatherings/${gathering.id}`
  const came = door.filter((each) => each.checkedInAt !== null).length
  return (
    <StaffLayout
      title={`受付 ${gathering.title}`}
      path={`${path}/door`}
      shell={shell}
      ownPrimary
      hasErrors={errors.length > 0}
      heading={
        <PageHeading
          overline={<a href={path}>{gathering.title}</a>}
          title="受付"
          lead={timeText(gathering)}
          aside={
            <LinkButton href={`${path}/door.pdf`} icon="printer" download>
              紙の一覧(PDF)
            </LinkButton>
          }
        />
      }
    >
      {closed === null ? null : <Banner kind="caution" title={closed} />}
      {read === undefined || closed !== null ? null : <Read entry={read} path={path} csrf={shell.csrf} />}
      {closed === null ? (
        <Form action={`${path}/check-in`} kit={kit} errors={errors}>
          <TextField
            {...checkInForm.boxes(values).typed}
            width="medium"
            hint="二次元コードは、読みとり機でここに読みとるか、電話のカメラで開きます。"
          />
          <SubmitRow label="受付する" />
        </Form>
      ) : null}
      <Section title="申込み" count={door.length} unit="人" note={`来た人 ${came}人`}>
        {door.length === 0 ? (
          <Empty sentence="申込みは、まだありません。" />
        ) : (
          <Rows>
            {page.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} path={path} csrf={shell.csrf} isOpen={closed === null} />
            ))}
          </Rows>
        )}
        {door.length <= page.size ? null : <Pages path={`${path}/door`} many={door.length} {...page} />}
      </Section>
      <AtBooths {...props} />
    </StaffLayout>
  )
}

function Pages({ path, many, asked, size }: { path: string; many: number; asked: number; size: number }) {
  const first = (asked - 1) * size + 1
  return (
    <Pagination
      text={`${many}人のうち${first}人目から${Math.min(many, asked * size)}人目まで`}
      previousHref={asked > 1 ? `${path}?page=${asked - 1}` : undefined}
      nextHref={asked * size < many ? `${path}?page=${asked + 1}` : undefined}
    />
  )
}

function Read({ entry, path, csrf }: { entry: DoorEntry; path: string; csrf: string }) {
  return (
    <Section title="読みとった受付票" pad>
      <p>
        <strong>{called(entry)}</strong>
      </p>
      {entry.checkedInAt === null ? (
        <PostButton action={`${path}/check-in`} csrf={csrf} fields={{ typed: String(entry.number) }} kind="primary">
          この方を受付する
        </PostButton>
      ) : (
        <p>もう受付をすませています。</p>
      )}
    </Section>
  )
}

function Entry({ entry, path, csrf, isOpen }: { entry: DoorEntry; path: string; csrf: string; isOpen: boolean }) {
  const has = entry.checkedInAt !== null
  return (
    <Row
      title={called(entry)}
      strong
      leadTag={
        has ? (
          <Tag kind="ok" icon="check">
            来た
          </Tag>
        ) : (
          <Tag kind={entry.state === 'waiting' ? 'caution' : 'neutral'}>
            {entry.state === 'waiting' ? 'キャンセル待ち' : 'まだ'}
          </Tag>
        )
      }
      text={entry.needs === '' ? undefined : entry.needs}
      notes={
        <>
          <span>{entry.deskName}から</span>
          {entry.companions === 0 ? null : <span>いっしょに来る人 {entry.companions}人</span>}
          {entry.checkedInAt === null ? null : <Note icon="clock">{formatDateTime(entry.checkedInAt)}に受付</Note>}
        </>
      }
      aside={
        !isOpen || entry.state === 'waiting' ? null : has ? (
          <PostButton
            action={`${path}/check-in/undone`}
            csrf={csrf}
            fields={{ signUpId: entry.id }}
            kind="text"
            size="small"
            label={`${entry.number}番の受付を取り消す`}
          >
            受付を取り消す
          </PostButton>
        ) : (
          <PostButton
            action={`${path}/check-in`}
            csrf={csrf}
            fields={{ typed: String(entry.number) }}
            size="small"
            label={`${entry.number}番の方を受付する`}
          >
            受付する
          </PostButton>
        )
      }
    />
  )
}

function AtBooths({ gathering, booths, entries }: DoorPageProps) {
  const slots = booths.flatMap((booth) => booth.slots.map((slot) => ({ booth, slot })))
  const lines = slots
    .flatMap(({ booth, slot }) =>
      entries.filter((entry) => entry.slotId === slot.id).map((entry) => ({ booth, slot, entry })),
    )
    .toSorted((one, other) => one.slot.startsAt.localeCompare(other.slot.startsAt))
  if (lines.length === 0) return null
  return (
    <Section title="面談" count={lines.length}>
      <Rows>
        {lines.map(({ booth, slot, entry }) => (
          <Row
            key={entry.id}
            title={`${slot.startsAt}〜${slot.endsAt} ${called(entry)}`}
            text={[booth.employerName, booth.label === '' ? '' : `ブース ${booth.label}`].join(' ').trim()}
            notes={entry.result === null ? '結果はまだです' : interviewResults[entry.result]}
            aside={
              <a href={`/gatherings/${gathering.id}/results/new?interview=${entry.id}`}>
                {entry.result === null ? '結果を記録' : '結果を直す'}
              </a>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
