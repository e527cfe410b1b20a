// Shows the print buttons only where a script can print; a page that lives may exchange them.
document.documentElement.dataset.prints = "";
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
