/** The fields of a role and its place, for an invitation and for a change. */
import { roles } from '../../../permissions.ts'
import { FieldGrid, SelectField, Span } from '../../../ui/index.ts'
import { roleLabels } from './accounts.labels.ts'
import type { PlaceOption } from './memberships.queries.ts'

export const roleOptions = roles.map((role) => ({ value: role, label: roleLabels[role] }))

/** `organization` or `organization/desk`, as the select below writes it. */
export function placeOf(value: string): { organizationId: string | null; deskId: string | null } {
  const [organizationId, deskId] = value.split('/')
  return { organizationId: organizationId || null, deskId: deskId || null }
}

export function MembershipFields({ places, role, place }: { places: PlaceOption[]; role: string; place: string }) {
  return (
    <FieldGrid>
      <Span width={4}>
        <SelectField name="role" label="役割" value={role} empty="選んでください" options={roleOptions} />
      </Span>
      <Span width={8}>
        <SelectField
          name="place"
          label="機関・窓口"
          hint="事業主・本人・システム管理者は「なし」です。"
          value={place}
          options={[{ value: '', label: 'なし' }]}
          groups={places.map((each) => ({
            label: each.organizationName,
            options: [
              {
                value: each.organizationId,
                label: each.desks.length === 0 ? each.organizationName : `${each.organizationName} (窓口を決めない)`,
              },
              ...each.desks.map((desk) => ({ value: `${each.organizationId}/${desk.id}`, label: desk.name })),
            ],
          }))}
        />
      </Span>
    </FieldGrid>
  )
}
