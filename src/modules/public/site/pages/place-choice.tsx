import { Actions, Button, Empty, LinkButton, QueryForm, Section, TextField } from '../../../../ui/index.ts'
import type { PlaceGroup } from '../place-list.rules.ts'

export interface PlaceChoiceProps {
  /** Where the filter asks, with what has to be kept in the address. */
  action: string
  kept: Record<string, string>
  groups: readonly PlaceGroup[]
  text: string
  /** How many fit the filter. */
  count: number
  hrefOf: (code: string) => string
}

/** All municipalities by area, with a filter in kana or kanji that is a plain form. */
export function PlaceChoice({ action, kept, groups, text, count, hrefOf }: PlaceChoiceProps) {
  const all = Object.keys(kept).length === 0 ? action : `${action}?${new URLSearchParams(kept).toString()}`
  return (
    <div className="places">
      <QueryForm action={action} label="市町村をしぼる">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          name="q"
          label="市町村の名前"
          hint="ひらがなでもさがせます。"
          example="うえだ"
          type="search"
          value={text}
          maxLength={40}
          width="long"
        />
        <Actions>
          <Button icon="search">さがす</Button>
          {text === '' ? null : (
            <LinkButton kind="text" href={all}>
              すべて見る
            </LinkButton>
          )}
        </Actions>
      </QueryForm>
      {text === '' ? null : (
        <p role="status">
          {count === 0 ? `「${text}」に合う市町村は見つかりません。` : `「${text}」に合う市町村は${count}つです。`}
        </p>
      )}
      {count === 0 ? (
        <Empty
          sentence="読みを短くしてみてください。県の外にお住まいの方は、窓口の一覧から選べます。"
          action={
            <>
              <LinkButton href={all}>すべての市町村を見る</LinkButton>
              <LinkButton kind="text" href="/find/desks">
                窓口の一覧を見る
              </LinkButton>
            </>
          }
        />
      ) : null}
      {groups.map((group) => (
        <Section key={group.key} title={group.name} kind="public">
          <ul className="place-list">
            {group.places.map((place) => (
              <li key={place.code}>
                <a href={hrefOf(place.code)}>{place.label}</a>
                {place.hint === null ? null : <small>{place.hint}</small>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}
