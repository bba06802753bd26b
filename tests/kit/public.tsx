import {
  Actions,
  Answers,
  DeskMap,
  Choices,
  Hero,
  HeroThread,
  LinkButton,
  Promises,
  PublicLayout,
  Results,
  Section,
  StepsList,
  YearFigures,
  Columns,
  Column,
  Phrase,
} from '../../src/ui/index.ts'
import { topology } from './figures.tsx'
import { publicShell } from './shells.ts'

export function Start() {
  return (
    <PublicLayout
      title="つなぐ"
      path="/"
      shell={publicShell('/')}
      hero={
        <Hero
          title={
            <>
              仕事のこと、これからのこと。
              <br />
              話すところから。
            </>
          }
          lead="長野県の40代・50代を中心に、ご本人とご家族の相談を、県内の窓口で受けています。名前を言わなくても話せます。"
          drawing={<HeroThread />}
        />
      }
      after={
        <>
          <Promises
            items={[
              { title: 'お金はかかりません', text: '何度でも、だれでも。' },
              { title: '名前は言わなくてよい', text: '話したくないことは話さなくて大丈夫です。' },
              { title: '家族だけでもよい', text: '本人が来られなくても始められます。' },
              { title: '同じ話を何度もしない', text: 'あなたが「よい」と言ったことだけ、次の窓口へ伝えます。' },
            ]}
          />
          <YearFigures
            title="この1年のこと"
            note="令和7年4月から 1月20日まで"
            items={[
              { value: '1,327', unit: '人', label: '正社員として働きはじめた方' },
              { value: '71', unit: '/77', label: 'ひきこもりの相談窓口がある市町村' },
            ]}
            more={<a href="/figures">数え方と、もっとくわしい数字</a>}
          />
        </>
      }
    >
      <div>
        <h2 className="choices-title">いまの気持ちに、いちばん近いのは?</h2>
        <p className="meta choices-note">1つ選ぶと、近くの窓口を2つか3つ案内します。</p>
        <Choices
          items={[
            { href: '/find', icon: 'refresh', label: '仕事が長つづきしない' },
            { href: '/find', icon: 'briefcase', label: '正社員で働きたい' },
            { href: '/find', icon: 'hourglass', label: 'しばらく働いていない' },
            { href: '/find', icon: 'home', label: '外に出るのがつらい' },
            { href: '/find', icon: 'coin-yen', label: 'お金や住まいが心配' },
            { href: '/find', icon: 'users', label: '家族のことで話したい' },
            { href: '/find', icon: 'message-2', label: '電話でなく文字で話したい' },
            { href: '/find', icon: 'dots', label: 'まだうまく言えない' },
          ]}
        />
        <p className="choices-more">
          <a href="/m">市町村の名前からさがす</a>
          <a href="/l">窓口の一覧を見る</a>
        </p>
      </div>
    </PublicLayout>
  )
}

export function Find() {
  const facts = (km: string, until: string, next: string) => [
    { icon: 'map-pin' as const, text: km },
    { icon: 'clock' as const, text: until },
    { icon: 'calendar-event' as const, text: next },
  ]
  return (
    <PublicLayout title="あなたに合いそうな窓口" path="/find" shell={publicShell('/find')}>
      <div>
        <Answers
          items={[
            { icon: 'user', text: '自分のこと' },
            { icon: 'hourglass', text: 'しばらく働いていない' },
            { icon: 'map-pin', text: '上田市' },
            { text: '40代' },
          ]}
          changeHref="/find"
        />
        <h1 className="public-title">
          <Phrase>あなたに合いそうな窓口は3つです</Phrase>
        </h1>
        <p className="meta">どこに話しても大丈夫です。合わなければ、窓口どうしでおつなぎします。</p>
      </div>
      <Columns ratio="8-4">
        <Results
          items={[
            {
              id: '1',
              why: 'あなたの答えに、いちばん合います',
              title: '若者サポートステーション・シナノ',
              href: '/d',
              lead: '働く前の準備から、いっしょに考える窓口です。',
              forWhom: '15歳から49歳まで。',
              text: 'しばらく働いていない方が、生活のリズム、人と話す練習、職場体験から始められます。',
              facts: facts('市役所から約1.2km', '今日は17時まで', '予約のあき 1月22日(木)から'),
              actions: (
                <>
                  <LinkButton kind="primary" size="large" href="/b">
                    予約する
                  </LinkButton>
                  <LinkButton size="large" href="/b">
                    文字で聞いてみる
                  </LinkButton>
                  <LinkButton kind="text" href="/b">
                    くわしく見る
                  </LinkButton>
                </>
              ),
            },
            {
              id: '2',
              title: 'まいさぽ上田',
              href: '/d',
              lead: '暮らしと仕事の困りごとを、まとめて聞く窓口です。',
              forWhom: '年齢は問いません。',
              text: 'お金、住まい、体調のことも。家まで来てもらうこともできます。',
              facts: facts('市役所から約0.8km', '今日は17時15分まで', '予約なしでも話せます'),
              actions: (
                <>
                  <LinkButton size="large" href="/b">
                    予約する
                  </LinkButton>
                  <LinkButton size="large" href="/b">
                    文字で聞いてみる
                  </LinkButton>
                  <LinkButton kind="text" href="/b">
                    くわしく見る
                  </LinkButton>
                </>
              ),
            },
          ]}
        />
        <Column>
          <DeskMap
            topology={topology}
            selected={['20203']}
            near={['20219', '20349', '20350']}
            pins={[
              { number: 1, label: 'サポステ', latitude: 36.402, longitude: 138.249 },
              { number: 2, label: 'まいさぽ上田', latitude: 36.39, longitude: 138.27 },
            ]}
          />
          <Actions phone="stretch">
            <LinkButton icon="printer" href="/p">
              紙にする
            </LinkButton>
          </Actions>
          <Section title="話したあとのこと">
            <StepsList
              steps={['40分ほど話を聞きます', '次にすることを1つ決めます', 'よければ、次の窓口までいっしょに行きます']}
            />
          </Section>
        </Column>
      </Columns>
    </PublicLayout>
  )
}
