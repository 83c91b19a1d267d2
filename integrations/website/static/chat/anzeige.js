/** What the page says about itself: title, typing indicator, one polite status line, one notice above the form. */

const NOTICES = {
  warten_auf_mensch: "Ein Mensch meldet sich bei Ihnen. Sie können dem Lotsen so lange weiter schreiben.",
  mensch: "Sie schreiben jetzt mit einem Menschen. Der Lotse hält sich zurück.",
};

export class Anzeige {
  constructor({ typing, status, notice }) {
    this.typing = typing;
    this.status = status;
    this.notice = notice;
    this.title = document.title;
    this.own = 0;
    this.remote = false;
    this.timer = null;
    document.addEventListener("visibilitychange", () => this.#seen());
  }

  /** Number of own messages under way. */
  busy(count) {
    this.own = count;
    this.#draw();
  }

  /** Someone else is typing. */
  typingElsewhere(on) {
    this.remote = on;
    this.#draw();
  }

  /** Says a short sentence to a screen reader. */
  say(sentence) {
    this.status.textContent = sentence;
  }

  follow(stand) {
    const sentence = NOTICES[stand?.phase] ?? "";
    if (this.notice.textContent !== sentence) this.notice.textContent = sentence;
    this.notice.hidden = sentence === "";
  }

  /** Shows in the title of the tab that something is new, until it is looked at. */
  announce() {
    if (document.hidden) document.title = `Neue Nachricht – ${this.title}`;
  }

  #seen() {
    if (!document.hidden) document.title = this.title;
  }

  #draw() {
    const on = this.own > 0 || this.remote;
    clearTimeout(this.timer);
    if (!on) {
      this.typing.hidden = true;
      if (this.status.dataset.typing) this.say("");
      delete this.status.dataset.typing;
      return;
    }
    this.timer = setTimeout(() => {
      this.typing.hidden = false;
      this.status.dataset.typing = "true";
      this.say("Der Lotse schreibt.");
    }, 400);
  }
}
