/** A short sound of two tones, made here. Off until the agent switches it on, and kept so in this browser. */

const KEY = "lotse-ton";
const TONES = [660, 880];
const SECONDS = 0.18;

let context: AudioContext | null = null;

export function soundIsOn(): boolean {
  return localStorage.getItem(KEY) === "an";
}

/** By hand, so the browser lets us be heard; what was switched on is heard once. */
export function switchSound(): void {
  localStorage.setItem(KEY, soundIsOn() ? "aus" : "an");
  ring();
}

export function ring(): void {
  if (!soundIsOn()) return;
  context ??= new AudioContext();
  void context.resume();
  TONES.forEach((frequency, place) => {
    play(context as AudioContext, frequency, place * SECONDS);
  });
  document.body.dataset.geklungen = String(Number(document.body.dataset.geklungen ?? 0) + 1);
}

function play(audio: AudioContext, frequency: number, after: number): void {
  const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
  const start = audio.currentTime + after;
  tone.frequency.value = frequency;
  loudness.gain.setValueAtTime(0.0001, start);
  loudness.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + SECONDS);
  tone.connect(loudness).connect(audio.destination);
  tone.start(start);
  tone.stop(start + SECONDS);
}
