/** 紙にする: a button that only a script can serve appears only where there is one. */
export function offerPaper(place: HTMLElement): void {
  place.hidden = false
  place.querySelector('button')?.addEventListener('click', () => window.print())
}
