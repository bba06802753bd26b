/** Who else stands with a person's details: other names of the same person, and the family. */
import { Empty, LinkButton, Note, Phone, PostButton, Row, Rows, Section } from '../../../../ui/index.ts'
import type { FamilyMember } from '../person.queries.ts'
import { displayName, inverseRelations, kanaOf, nameKinds, relations as relationWords } from '../person.rules.ts'
import type { PersonPageProps } from './person-page.tsx'

export function OtherNames({ personId, names, shell }: Pick<PersonPageProps, 'personId' | 'names' | 'shell'>) {
  return (
    <Section title="ほかの名前" count={names.length} more={<a href={`/people/${personId}/names/new`}>加える</a>}>
      {names.length === 0 ? (
        <Empty sentence="旧姓や通称を加えると、その名前でも見つかります。" />
      ) : (
        <Rows>
          {names.map((each) => (
            <Row
              key={each.id}
              title={displayName({ ...each, alias: '' })}
              titleNote={kanaOf({ ...each, alias: '' })}
              text={nameKinds[each.kind]}
              aside={
                <PostButton
                  action={`/people/${personId}/names/${each.id}/removal`}
                  csrf={shell.csrf}
                  kind="text"
                  size="small"
                >
                  はずす
                </PostButton>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

export function Family({
  personId,
  organizationId,
  family,
  shell,
}: Pick<PersonPageProps, 'personId' | 'organizationId' | 'family' | 'shell'>) {
  return (
    <Section
      title="家族・世帯"
      count={family.length}
      unit="人"
      more={<a href={`/people/${personId}/relations/new`}>加える</a>}
    >
      {family.length === 0 ? (
        <Empty sentence="家族を加えると、だれに電話してよいかがここに並びます。家族の相談は、家族自身のケースにもできます。" />
      ) : (
        <Rows>
          {family.map((each) => (
            <FamilyRow
              key={each.id}
              member={each}
              personId={personId}
              csrf={shell.csrf}
              isOwn={each.organizationId === organizationId}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function FamilyRow({
  member,
  personId,
  csrf,
  isOwn,
}: {
  member: FamilyMember
  personId: string
  csrf: string
  isOwn: boolean
}) {
  const relation = member.inverse ? inverseRelations[member.relation] : relationWords[member.relation]
  return (
    <Row
      title={`${relation} ${member.name}`}
      {...(member.personId === null ? {} : { href: `/people/${member.personId}` })}
      titleNote={[
        member.livesTogether ? '同居' : null,
        member.caseNumber === null ? null : `ケース ${member.caseNumber}`,
      ]
        .filter(Boolean)
        .join('・')}
      text={member.note}
      notes={
        member.inverse ? null : member.mayCall ? (
          <Note icon="phone">
            電話してよい <Phone digits={member.phone} />
            {member.reachFrom === null ? '' : ` ${member.reachFrom}〜${member.reachTo ?? ''}`}
          </Note>
        ) : (
          <Note icon="phone-off">電話してよいとは聞いていません</Note>
        )
      }
      aside={
        isOwn ? (
          <>
            {member.inverse ? null : (
              <LinkButton href={`/people/${personId}/relations/${member.id}`} kind="text" size="small">
                直す
              </LinkButton>
            )}
            <PostButton
              action={`/people/${personId}/relations/${member.id}/removal`}
              csrf={csrf}
              kind="text"
              size="small"
            >
              はずす
            </PostButton>
          </>
        ) : null
      }
    />
  )
}
