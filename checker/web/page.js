"use strict";
// The page holds the files; the server holds nothing. What is downloaded is made anew from the file that was dropped.

const choices = JSON.parse(document.body.dataset.choices);
const byId = (id) => document.getElementById(id);
const entries = []; // {file, name, options, state, result, error, item}
let shown = null;

for (const [letter, title] of choices.levels) byId("level").add(new Option(title, letter));
for (const [id, title] of choices.profiles) byId("profile").add(new Option(title, id));

function options() {
  const asked = new URLSearchParams();
  for (const name of ["year", "level", "profile"]) {
    const value = byId(name).value.trim();
    if (value) asked.set(name, value);
  }
  return asked;
}

const TRIES = 60; // two minutes of a page that others keep busy

async function post(address, entry) {
  for (let tried = 1; ; tried += 1) {
    const response = await fetch(`${address}?${entry.options}`, {
      method: "POST",
      body: entry.file,
      headers: { "X-Dabiao": "1", "X-Filename": encodeURIComponent(entry.name), "Content-Type": "application/octet-stream" },
    });
    if (response.status !== 503 || tried === TRIES) return response;
    await new Promise((go) => setTimeout(go, 1000 * Number(response.headers.get("Retry-After") || 2)));
  }
}

async function faultOf(response) {
  try {
    return (await response.json()).error;
  } catch {
    return { message: "没有得到结果", hint: "请重试。" };
  }
}

const lost = { message: "连不上检查程序", hint: "请看命令行窗口是否还开着；关掉了请重新运行 dabiao serve。" };

async function check(entry) {
  entry.state = "检查中……";
  entry.result = entry.error = null;
  draw(entry);
  if (shown === entry) show(entry);
  if (entry.file.size > choices.maxBytes) {
    entry.error = { message: `文件超过 ${choices.maxBytes >> 20} MB`, hint: "请去掉图片或另存为 txt 后再试。" };
  } else {
    try {
      const response = await post("/check", entry);
      const answer = await response.json();
      if (answer.error) entry.error = answer.error;
      else entry.result = answer;
    } catch {
      entry.error = lost;
    }
  }
  entry.state = entry.error ? `无法检查：${entry.error.message}` : summary(entry.result);
  draw(entry);
  if (shown === entry) show(entry);
  const left = entries.filter((one) => !one.result && !one.error).length;
  byId("status").textContent = left ? `还有 ${left} 份在检查` : `${entries.length} 份检查完毕`;
}

function summary(result) {
  const points = result.points === null ? "不计分" : `${result.points.toFixed(1)} 分 ${result.grade || ""}`;
  const [met, partial, missing] = result.counts;
  const questions = result.questions ? `，请核对 ${result.questions}` : "";
  return `${points}　● ${met}　◐ ${partial}　○ ${missing}${questions}`;
}

function draw(entry) {
  if (!entry.item) {
    entry.item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.append(document.createElement("span"), document.createElement("span"));
    button.lastChild.className = "what";
    button.addEventListener("click", () => show(entry));
    entry.item.append(button);
    byId("list").append(entry.item);
    byId("list-title").hidden = false;
  }
  const button = entry.item.firstChild;
  button.firstChild.textContent = entry.name;
  button.lastChild.textContent = entry.state;
  button.classList.toggle("bad", Boolean(entry.error));
}

function show(entry) {
  shown = entry;
  for (const one of entries) one.item.firstChild.setAttribute("aria-current", String(one === entry));
  byId("empty").hidden = true;
  byId("bar").hidden = false;
  byId("name").textContent = entry.result || entry.error ? entry.name : `${entry.name}　${entry.state}`;
  byId("fault").hidden = !entry.error;
  byId("report").hidden = !entry.result;
  for (const id of ["annotated", "html", "selfcheck-docx", "open"]) byId(id).disabled = !entry.result;
  byId("annotated").hidden = Boolean(entry.result && !entry.result.word);
  byId("again").disabled = !entry.result && !entry.error;
  if (entry.error) byId("fault").textContent = `${entry.error.message}\n${entry.error.hint || ""}`;
  if (entry.result) byId("report").srcdoc = entry.result.html;
  else byId("report").removeAttribute("srcdoc");
}

function add(files) {
  const asked = options();
  const added = Array.from(files, (file) => ({ file, name: file.name || "粘贴的文字.txt", options: asked, state: "等待" }));
  if (!added.length) return;
  for (const entry of added) {
    entries.push(entry);
    draw(entry);
  }
  show(added[0]);
  work();
}

// A few at a time: the server has two workers, and the list should fill in order.
let running = 0;
function work() {
  while (running < 3) {
    const next = entries.find((entry) => entry.state === "等待");
    if (!next) return;
    running += 1;
    check(next).finally(() => {
      running -= 1;
      work();
    });
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const stem = (name) => (name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name);

async function take(kind, suffix) {
  const entry = shown;
  const button = byId(kind);
  button.disabled = true;
  try {
    const response = await post(`/take/${kind}`, entry);
    const isFile = response.ok && !(response.headers.get("content-type") || "").startsWith("application/json");
    if (isFile) save(await response.blob(), stem(entry.name) + suffix);
    else report(await faultOf(response));
  } catch {
    report(lost);
  }
  button.disabled = false;
}

function report(fault) {
  byId("fault").hidden = false;
  byId("fault").textContent = `${fault.message}\n${fault.hint || ""}`;
}

byId("annotated").addEventListener("click", () => take("annotated", "_批注.docx"));
byId("selfcheck-docx").addEventListener("click", () => take("selfcheck-docx", "_自查表.docx"));
byId("html").addEventListener("click", () => save(new Blob([shown.result.html], { type: "text/html;charset=utf-8" }), `${stem(shown.name)}_检查结果.html`));
byId("open").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([shown.result.html], { type: "text/html;charset=utf-8" }));
  window.open(address, "_blank", "noopener");
  setTimeout(() => URL.revokeObjectURL(address), 600000);
});
byId("again").addEventListener("click", () => {
  shown.options = options();
  check(shown);
});
byId("files").addEventListener("change", (event) => {
  add(event.target.files);
  event.target.value = "";
});
byId("check-text").addEventListener("click", () => {
  const text = byId("text").value;
  if (text.trim()) add([new File([text], "粘贴的文字.txt", { type: "text/plain" })]);
});
for (const name of ["year", "level", "profile"]) {
  byId(name).addEventListener("change", () => {
    const asked = options();
    const words = [asked.get("year"), asked.has("level") && byId("level").selectedOptions[0].text, asked.has("profile") && byId("profile").selectedOptions[0].text];
    byId("chosen").textContent = `（${words.filter(Boolean).join("，") || "从报告里识别"}）`;
  });
}

// The whole window takes a drop: a file that misses the frame must not replace the page.
for (const kind of ["dragenter", "dragover"]) {
  window.addEventListener(kind, (event) => {
    event.preventDefault();
    byId("drop").classList.add("over");
  });
}
window.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) byId("drop").classList.remove("over");
});
window.addEventListener("drop", (event) => {
  event.preventDefault();
  byId("drop").classList.remove("over");
  if (event.dataTransfer) add(event.dataTransfer.files);
});
window.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) {
    event.preventDefault();
    add(event.clipboardData.files);
  }
});
