/** The actions as they are written: exported functions of `*.actions.ts` that take an ActionContext. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { projectDir } from '../../src/platform/project.ts'

const modulesDir = join(projectDir, 'src', 'modules')

export const actionFiles = readdirSync(modulesDir, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.actions.ts'))
  .sort()

export interface FoundAction {
  name: string
  /** Its first statement. */
  first: string
  body: string
}

export function actionsIn(path: string): FoundAction[] {
  const source = readFileSync(join(modulesDir, path), 'utf8')
  return parseSync(path, source).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null
    if (declared?.type !== 'FunctionDeclaration' || !declared.body || !declared.id) return []
    const takes = declared.params[0] ? source.slice(declared.params[0].start, declared.params[0].end) : ''
    if (!/ActionContext/.test(takes)) return []
    const [statementOne] = declared.body.body
    return [
      {
        name: declared.id.name,
        first: statementOne ? source.slice(statementOne.start, statementOne.end) : '',
        body: source.slice(declared.body.start, declared.body.end),
      },
    ]
  })
}

export const allActions = (): FoundAction[] => actionFiles.flatMap(actionsIn)
