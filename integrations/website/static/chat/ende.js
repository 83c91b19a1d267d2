/** Ending and deleting a conversation, after one question back. */

export class Ende {
  /** `dialog` holds the confirming button and an error line; `forget()` deletes on the server, `onEnded()` follows. */
  constructor(dialog, opener, { forget, onEnded }) {
    this.dialog = dialog;
    this.error = dialog.querySelector("[data-rolle=fehler]");
    this.confirm = dialog.querySelector("[data-rolle=loeschen]");
    opener.addEventListener("click", () => this.#open());
    for (const closing of dialog.querySelectorAll("[data-rolle=schliessen]")) closing.addEventListener("click", () => dialog.close());
    this.confirm.addEventListener("click", () => this.#delete(forget, onEnded));
  }

  #open() {
    this.error.textContent = "";
    this.dialog.showModal();
  }

  async #delete(forget, onEnded) {
    this.confirm.disabled = true;
    try {
      await forget();
    } catch (error) {
      if (!error.gone) {
        this.error.textContent = `${error.detail || "Das hat nicht geklappt."} Ihr Gespräch ist noch da. Bitte versuchen Sie es noch einmal.`;
        return;
      }
    } finally {
      this.confirm.disabled = false;
    }
    this.dialog.close();
    onEnded();
  }
}
