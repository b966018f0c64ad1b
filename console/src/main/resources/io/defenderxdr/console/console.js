// Says so when the collector does not answer: what stands on the page is then of an earlier time.
(() => {
  const stale = document.getElementById('stale');
  const lost = () => {
    if (stale.textContent === '') {
      const updated = document.getElementById('updated');
      stale.textContent =
        'The collector does not answer. What you see is of ' +
        (updated ? updated.textContent : 'an earlier time') + '.';
    }
  };
  for (const event of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
    document.body.addEventListener(event, lost);
  }
  document.body.addEventListener('htmx:afterSwap', () => {
    if (stale.textContent !== '') {
      stale.textContent = '';
    }
  });
})();
