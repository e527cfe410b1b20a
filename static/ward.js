// What only a script can do on the ward's screen: print, and let it be washed without taps counting.

const WASH = 60;

document.documentElement.classList.add("scripted");

document.addEventListener("click", (event) => {
  const tool = event.target.closest("[data-tool]");
  if (!tool) return;
  if (tool.dataset.tool === "print") window.print();
  if (tool.dataset.tool === "wash") wash(tool.dataset.wash);
});

// Paper has no "show all": what stands behind it is printed.
addEventListener("beforeprint", () => {
  document.querySelectorAll(".list-more").forEach((each) => (each.open = true));
});

function wash(says) {
  const cover = document.createElement("div");
  cover.className = "wash";
  cover.setAttribute("role", "status");
  document.body.append(cover);
  let left = WASH;
  const show = () => (cover.textContent = says.replace("{n}", left));
  show();
  const ends = setInterval(() => {
    left -= 1;
    show();
    if (left > 0) return;
    clearInterval(ends);
    cover.remove();
  }, 1_000);
}
