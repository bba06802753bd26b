import { FormFrame, type FormPage } from '../../../../forms/index.ts'
import { formatDate } from '../../../../platform/japanese/index.ts'
import {
  DateField,
  Empty,
  PostButton,
  RadioGroup,
  Row,
  Rows,
  Section,
  TextArea,
  TextField,
  Written,
} from '../../../../ui/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'
import { qualificationForm } from '../qualification.form.ts'
import { qualificationKinds } from '../qualification.labels.ts'
import type { Qualification } from '../qualification.queries.ts'

export interface QualificationsProps {
  qualifications: Qualification[]
  caseId: string
  works: boolean
  csrf: string
}

export function Qualifications({ qualifications, caseId, works, csrf }: QualificationsProps) {
  const href = `/cases/${caseId}/qualifications`
  return (
    <Section
      id="qualifications"
      title="免許・資格・学んだこと"
      count={qualifications.length}
      more={works ? <a href={`${href}/new`}>加える</a> : null}
    >
      {qualifications.length === 0 ? (
        <Empty sentence="免許・資格は、まだ書かれていません。" />
      ) : (
        <Rows>
          {qualifications.map((each) => (
            <Row
              key={each.id}
              title={each.name}
              titleNote={qualificationKinds[each.kind]}
              text={each.issuer === '' ? undefined : each.issuer}
              notes={
                <>
                  <span>
                    {[
                      each.gotOn === null ? '日は分からない' : formatDate(each.gotOn),
                      each.expiresOn === null ? null : `${formatDate(each.expiresOn)}まで有効`,
                      each.deskShortName,
                    ]
                      .filter((part) => part !== null)
                      .join('・')}
                  </span>
                  {each.note === '' ? null : <Written text={each.note} />}
                </>
              }
              aside={
                works ? (
                  <>
                    <a href={`${href}/${each.id}`}>直す</a>{' '}
                    <PostButton action={`${href}/${each.id}/removal`} csrf={csrf} kind="text" size="small">
                      取り消す
                    </PostButton>
                  </>
                ) : undefined
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

export interface QualificationPageProps extends FormPage {
  header: CaseHeader
  title: string
}

export function QualificationPage({ header, ...form }: QualificationPageProps) {
  const boxes = qualificationForm.boxes(form.values)
  return (
    <FormFrame {...form} back={`/cases/${header.id}/work-history`} submit="残す" before={<CaseStrip header={header} />}>
      <RadioGroup {...boxes.kind} />
      <TextField {...boxes.name} width="full" example="普通自動車第一種免許" />
      <TextField {...boxes.issuer} width="full" />
      <DateField {...boxes.gotOn} />
      <DateField {...boxes.expiresOn} />
      <TextArea {...boxes.note} rows={2} />
    </FormFrame>
  )
}
