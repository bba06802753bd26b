import { formatDateTime } from '../../../../platform/japanese/index.ts'
import { Actions, Empty, LinkButton, PublicLayout, type PublicShell, Row, Rows, Section } from '../../../../ui/index.ts'
import type { OpenDataTerms } from '../council-words.ts'
import { type Release, releaseTitle } from '../../../council/index.ts'

/** Every release as files: for people, for programs. */
export function OpenDataPage({
  shell,
  path,
  council,
  terms,
  releases,
}: {
  shell: PublicShell
  path: string
  council: string
  terms: OpenDataTerms | null
  releases: Release[]
}) {
  return (
    <PublicLayout title="オープンデータ" path={path} shell={shell}>
      <div>
        <h1 className="public-title question-title">オープンデータ</h1>
        <p className="meta choices-note">{council}が公表した数字を、号ごとに受け取れます。どの形でも中身は同じです。</p>
      </div>
      {releases.length === 0 ? (
        <Empty
          sentence="公表した号は、まだありません。公表されると、ここから受け取れます。"
          action={<LinkButton href="/figures">数字で見る</LinkButton>}
        />
      ) : (
        <Section kind="public" title="公表した号">
          <Rows>
            {releases.map((release) => (
              <Row
                key={release.id}
                title={releaseTitle(release)}
                href={`/figures/${release.fiscalYear}/${release.number}`}
                text={release.note === '' ? undefined : release.note}
                notes={`${formatDateTime(release.asOf)}までの記録`}
              >
                <Actions>
                  {(['xlsx', 'csv', 'json'] as const).map((type) => (
                    <LinkButton
                      key={type}
                      size="small"
                      href={`/open-data/${release.fiscalYear}/${release.number}/figures.${type}`}
                      icon="download"
                      download
                      label={`${releaseTitle(release)}を${names[type]}で受け取る`}
                    >
                      {names[type]}
                    </LinkButton>
                  ))}
                </Actions>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      <Section kind="public" title="利用の条件" pad>
        <div className="prose">
          {terms === null ? (
            <p>利用の条件はまだ定められていません。使うときは、{council}の事務局にたずねてください。</p>
          ) : (
            <ul>
              <li>{terms.url === null ? terms.license : <a href={terms.url}>{terms.license}</a>}</li>
              <li>出典の書き方: {terms.credit}</li>
            </ul>
          )}
        </div>
      </Section>
      <Section kind="public" title="中身について" pad>
        <div className="prose">
          <ul>
            <li>Excelは、はじめの紙に説明があり、そのあとに数字ごとの紙が続きます。</li>
            <li>CSVは1行に1つの数です。文字はUTF-8です。出さない数は「値」が空で、「印」にわけがあります。</li>
            <li>JSONは、プログラムで読むための形です。</li>
            <li>公表した号は変わりません。まちがいは、次の号で訂正します。</li>
          </ul>
        </div>
      </Section>
    </PublicLayout>
  )
}

const names = { xlsx: 'Excel', csv: 'CSV', json: 'JSON' } as const
