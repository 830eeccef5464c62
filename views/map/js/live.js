// Scripts run here: the still drawing gives way to the moving one, and comes back if that fails.
document.documentElement.classList.add('live');
addEventListener('error', () => {
  if (!document.body.dataset.ready) document.documentElement.classList.remove('live');
});
