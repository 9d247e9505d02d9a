// A grid of tiles by keyboard: one stop of the Tab key, arrows, Home and End move in it.
function moveInGrid(grid, event) {
  const tiles = [...grid.children];
  const here = tiles.indexOf(event.target.closest(".tile"));
  const across = tiles.filter((tile) => tile.offsetTop === tiles[0].offsetTop).length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[event.key];
  const next = { Home: 0, End: tiles.length - 1 }[event.key] ?? here + step;
  if (!(next >= 0 && next < tiles.length)) return;
  event.preventDefault();
  tiles.forEach((tile, i) => { tile.tabIndex = i === next ? 0 : -1; });
  tiles[next].focus();
}
