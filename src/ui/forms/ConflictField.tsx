/** The field of an edit that came second. */

/**
 * Two people wrote at the same time: both values, and which to keep. The field itself is sent
 * as `name`, from the side chosen.
 */
export function ConflictField({
  label,
  mine,
  theirs,
  name,
  theirNote = '先に記録された内容',
  display,
}: {
  label: string
  mine: string
  theirs: string
  name: string
  theirNote?: string | undefined
  /** Words for coded values. */ display?: (value: string) => string
}) {
  const show = display ?? ((value: string) => value)
  return (
    <div className="field conflict" role="radiogroup" aria-labelledby={`label-${name}`} id={`field-${name}`}>
      <div className="field-label" id={`label-${name}`}>
        {label}
      </div>
      <div className="conflict-sides">
        <label className="conflict-side">
          <input type="radio" name={name} value={mine} defaultChecked />
          <strong>あなたが書いた内容</strong>
          <span className="written">{show(mine) || '(なし)'}</span>
        </label>
        <label className="conflict-side">
          <input type="radio" name={name} value={theirs} />
          <strong>{theirNote}</strong>
          <span className="written">{show(theirs) || '(なし)'}</span>
        </label>
      </div>
    </div>
  )
}
