import { iconShapes, type IconName } from '../icons.ts'

/** An outline icon in the colour of its text. It never stands without its word, so it is hidden from readers. */
export function Icon({ name, size = 18 }: { name: IconName; size?: 16 | 18 | 20 | 24 | 28 | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: iconShapes.get(name) ?? '' }}
    />
  )
}
