import { createUser, roleLabels } from '../modules/access/accounts/index.ts'
import { type Role, roles } from '../permissions.ts'
import { optionsOf, say, UsageError, type Verb, withCouncil } from './verb.ts'

export const userVerb: Verb = {
  name: 'user',
  usage: 'user create --email E --name N --role R [--organization O] [--desk D]',
  does: '利用者を作り、招待の URL を出します',
  async run(argv) {
    const { values, positionals } = optionsOf(argv, ['email', 'name', 'role', 'organization', 'desk', 'council'])
    if (positionals[0] !== 'create') throw new UsageError('user のあとには create と書いてください。')
    const { email, name, role } = values
    if (email === undefined || name === undefined || role === undefined)
      throw new UsageError('--email と --name と --role が要ります。')
    if (!(roles as readonly string[]).includes(role))
      throw new UsageError(
        `役割は ${roles.map((each) => `${each}(${roleLabels[each]})`).join('、')} のどれかにしてください。`,
      )
    return withCouncil(async ({ council }) => {
      const invited = await createUser(council, {
        email,
        name,
        role: role as Role,
        organizationId: values.organization ?? null,
        deskId: values.desk ?? null,
      })
      say(`利用者を作りました: ${email}`)
      if (invited.invitationLink !== null)
        say(`この URL を本人に渡してください(一度だけ使えます): ${invited.invitationLink}`)
      return 0
    }, values.council)
  },
}
