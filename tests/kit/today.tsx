import {
  BusinessClock,
  Button,
  Column,
  Columns,
  DayThread,
  DueLead,
  LinkButton,
  Nb,
  Note,
  PageHeading,
  Row,
  Rows,
  Section,
  StaffLayout,
  Tag,
} from '../../src/ui/index.ts'
import { deskShell } from './shells.ts'

const settle = (
  <Button size="small" busyLabel="すませています…">
    すませる
  </Button>
)

export function Today() {
  return (
    <StaffLayout
      title="今日"
      path="/today"
      shell={{
        ...deskShell('/today'),
        notice: { kind: 'done', text: '宮下 健太 さんの予定をすませました。', undo: { action: '/undo' } },
      }}
    >
      <PageHeading
        day
        overline="令和8年 若者サポートステーション・シナノ"
        title="1月20日"
        small="火曜日"
        aside={
          <p>
            <a href="#due">
              期限を過ぎた予定が<span className="late">2件</span>
            </a>
            、
            <a href="#wait">
              今日が期限のつなぎが<span className="now">1件</span>
            </a>
            あります。
          </p>
        }
      />
      <Columns ratio="7-5">
        <Column>
          <Section title="予約" count={4} more={<a href="/appointments">今週の予定表</a>}>
            <DayThread
              now="10:56"
              items={[
                {
                  id: '1',
                  from: '10:00',
                  to: '11:00',
                  title: '髙見澤 敦 さん',
                  href: '/cases/1',
                  text: '来所・個別相談(4回目)・相談室2',
                  past: true,
                  tag: (
                    <Tag kind="caution" icon="pencil">
                      記録がまだです
                    </Tag>
                  ),
                  action: (
                    <LinkButton size="small" href="/x">
                      記録
                    </LinkButton>
                  ),
                },
                {
                  id: '2',
                  from: '11:30',
                  to: '12:00',
                  title: '名前を聞いていない方(お母さま)',
                  href: '/cases/2',
                  text: '電話・家族相談(2回目)・折り返しの約束',
                  past: false,
                  tag: (
                    <Tag kind="now" icon="clock">
                      つぎ
                    </Tag>
                  ),
                  action: (
                    <LinkButton size="small" kind="text" href="/x">
                      記録
                    </LinkButton>
                  ),
                },
                {
                  id: '3',
                  from: '14:00',
                  to: '15:00',
                  title: '北沢 由紀夫 さん',
                  href: '/cases/3',
                  text: '来所・応募書類の確認・相談室1',
                  past: false,
                  action: (
                    <LinkButton size="small" kind="text" href="/x">
                      記録
                    </LinkButton>
                  ),
                },
                {
                  id: '4',
                  from: '16:00',
                  to: '16:30',
                  title: '小林 いづみ さん',
                  href: '/cases/4',
                  text: 'オンライン・職場体験のふり返り',
                  past: false,
                  action: (
                    <LinkButton size="small" kind="text" href="/x">
                      記録
                    </LinkButton>
                  ),
                },
              ]}
            />
          </Section>
          <Section
            id="due"
            title="次の予定"
            note="期限切れ 2・今日 2・あす 1"
            more={<a href="/cases?due">すべて(12件)</a>}
          >
            <Rows>
              <Row
                lead={<DueLead state="late" text="3日おくれ" date="1月15日(木)" />}
                title="体験先の返事を本人に伝える"
                notes={
                  <>
                    <a href="/c">宮下 健太 さん</a>
                    <Note icon="phone-off">電話は18時以降</Note>
                  </>
                }
                aside={settle}
              />
              <Row
                lead={<DueLead state="late" text="1日おくれ" date="1月19日(月)" />}
                title="訓練説明会に出たか確かめる"
                notes={<a href="/c">依田 さやか さん</a>}
                aside={settle}
              />
              <Row
                lead={<DueLead state="today" text="今日" />}
                title="ハローワーク上田の返事を確かめる"
                notes={
                  <>
                    <a href="/c">北沢 由紀夫 さん</a>
                    <Note icon="calendar-event">面談 14:00</Note>
                  </>
                }
                aside={settle}
              />
              <Row
                lead={<DueLead state="today" text="今日" />}
                title="交通費の領収書を受け取る(まいさぽ上田へ)"
                notes={<a href="/c">花岡 俊 さん</a>}
                aside={settle}
              />
              <Row
                lead={<DueLead state="later" text="1月21日(水)" date="あす" />}
                title="求職者支援訓練の申込みを手伝う"
                notes={
                  <>
                    <a href="/c">竹内 美穂 さん</a>
                    <Note icon="calendar-event">締切 1月23日(金)</Note>
                  </>
                }
                aside={settle}
              />
            </Rows>
          </Section>
          <Section title="下書き" count={3}>
            <Rows>
              <Row title="相談の記録" href="/d" titleNote="髙見澤 敦 さん" aside="きょう 10:52" />
              <Row title="つなぎの依頼" href="/d" titleNote="滝沢 直 さん" aside="きのう 17:20" />
              <Row title="月次報告 12月分" href="/d" titleNote="サポステ・シナノ" aside="1月16日(金)" />
            </Rows>
          </Section>
        </Column>
        <Column>
          <Section id="wait" title="こちらの返事を待つつなぎ" count={3}>
            <Rows>
              <Row strong top href="/r" title="まいさぽ上田" text="「在宅でできる仕事から始めたい」" aside="40代・男性">
                <BusinessClock used={3} total={3} state="today" text="返事は今日まで" />
              </Row>
              <Row
                strong
                top
                href="/r"
                title="東御市 福祉課"
                text="家族からの相談。訪問の同行を希望"
                aside="30代・女性"
              >
                <BusinessClock used={2} total={3} state="ok" text="返事はあす 1月21日(水)まで" />
              </Row>
              <Row
                strong
                top
                href="/r"
                title="ひきこもり支援センター"
                text="居場所に半年。職場体験へ"
                aside="40代・男性"
              >
                <BusinessClock used={1} total={3} state="ok" text="返事は1月22日(木)まで" />
              </Row>
            </Rows>
          </Section>
          <Section title="相手の返事を待つつなぎ" count={2}>
            <Rows>
              <Row strong top href="/r" title="北沢 由紀夫 さん" aside="→ ハローワーク上田">
                <BusinessClock used={3} total={3} state="today" text="今日が期限" />
              </Row>
              <Row strong top href="/r" title="滝沢 直 さん" aside="→ まいさぽ東御">
                <BusinessClock used={3} total={3} state="late" text="2日おくれ・責任者へ連絡済み" />
              </Row>
            </Rows>
          </Section>
          <Section title="定着の確認" count={2}>
            <Rows>
              <Row
                strong
                leadTag={<Tag kind="month">3か月</Tag>}
                href="/p"
                title="山浦 亮 さん"
                titleNote="上小精機(製造)"
                text="本人・会社へ"
                aside={<span className="now">今日</span>}
              />
              <Row
                strong
                leadTag={<Tag kind="month">1か月</Tag>}
                href="/p"
                title="荻原 文 さん"
                titleNote="りんどう介護センター"
                text="本人へ"
                aside={<Nb>1月23日(金)</Nb>}
              />
            </Rows>
          </Section>
        </Column>
      </Columns>
    </StaffLayout>
  )
}
