/** `/` leads to the search field, Ctrl + Enter records. */
export function shortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(target)) {
      const search = [...document.querySelectorAll<HTMLInputElement>('[data-search-key]')].find((field) => field.offsetParent !== null);
      if (search === undefined) return;
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = target?.closest('form');
      if (form === null || form === undefined || form.method !== 'post') return;
      event.preventDefault();
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button.button-primary[type="submit"]') ?? undefined);
    }
  });
}

function isTyping(target: HTMLElement | undefined): boolean {
  return target !== undefined && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
