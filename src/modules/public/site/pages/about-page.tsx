import { DefinitionList, PublicLayout, type PublicShell, Row, Rows, Section } from '../../../../ui/index.ts'
import type { Credit } from '../council-words.ts'
import { hoursUnknown } from '../public.labels.ts'

export interface AboutPageProps {
  shell: PublicShell
  path: string
  council: {
    name: string
    predecessor: string | null
    offices: readonly string[]
    mapAttribution: string
    mapAttributionUrl: string | null
  }
  credits: readonly Credit[]
  mode: 'demo' | 'service' | 'test'
}

export function AboutPage({ shell, path, council, credits, mode }: AboutPageProps) {
  return (
    <PublicLayout title="このサイトについて" path={path} shell={shell}>
      <h1 className="public-title question-title">このサイトについて</h1>
      <Section kind="public" title="だれが運営しているか" pad>
        <DefinitionList
          ruled
          items={[
            { term: '運営', value: council.name },
            ...(council.offices.length === 0 ? [] : [{ term: '事務局', value: council.offices.join('、') }]),
            ...(council.predecessor === null ? [] : [{ term: '前の取組', value: council.predecessor }]),
          ]}
        />
        {mode === 'service' ? null : (
          <p className="meta">いま見ているのは試しの画面です。数字のもとになる人や相談は、すべて架空です。</p>
        )}
      </Section>
      <Section kind="public" id="privacy" title="個人情報の扱い" pad>
        <div className="prose">
          <p>
            「窓口をさがす」の答えは、見ている画面のアドレスにだけ入ります。つなぐは答えを記録せず、だれが見たかも調べません。広告や、見ている人を追いかける仕組みは使っていません。
          </p>
          <p>答えの入った画面を人に見せたくないときは、ブラウザーの履歴を消してください。</p>
          <p>
            クッキーは、「文字を大きく」を選んだことを覚えておくためにだけ使います。選ばなければ何も残しません。相談員がログインするときは、ログインのためのクッキーを使います。
          </p>
          <p>
            窓口で話したことは、その窓口の記録になります。ほかの窓口には、あなたが「よい」と言ったことと、法律で決められたことのほかは伝えません。
          </p>
        </div>
      </Section>
      <Section kind="public" id="accessibility" title="見やすさ・使いやすさ" pad>
        <div className="prose">
          <p>
            小さい画面でも、文字を大きくしても、キーボードだけでも、読み上げでも使えるように作っています。JavaScript
            を切っていても、すべてのページが使えます。印刷もできます。
          </p>
          <p>JIS X 8341-3 の AA に合うことをめざしています。正式な試験は、まだしていません。</p>
        </div>
      </Section>
      <Section kind="public" id="desks" title="窓口のデータについて" pad>
        <div className="prose">
          <p>
            窓口の名前、対象、受け持ちの市町村は、公表された計画や資料から作りました。確かめられていないことは、確かめている途中だと書いています。
          </p>
          <p>{hoursUnknown}</p>
          <p>距離は、市町村の役所・役場のあいだの直線のおよその長さです。窓口までの道のりではありません。</p>
        </div>
      </Section>
      <Section kind="public" id="sources" title="出典">
        <Rows>
          <Row
            title="地図"
            text={
              council.mapAttributionUrl === null ? (
                council.mapAttribution
              ) : (
                <a href={council.mapAttributionUrl}>{council.mapAttribution}</a>
              )
            }
          />
          {credits.map((credit) => (
            <Row
              key={credit.what}
              title={credit.what}
              text={
                <>
                  {credit.url === null ? credit.source : <a href={credit.url}>{credit.source}</a>}、{credit.license}
                </>
              }
            />
          ))}
          <Row title="画面の部品" text="デジタル庁デザインシステムのデザイントークン(MIT)、Tabler Icons(MIT)" />
        </Rows>
      </Section>
    </PublicLayout>
  )
}
