declare module "virtual:kern" {
  const css: string;
  export default css;
}

declare module "virtual:kern-symbole" {
  /** Name of a KERN icon → its outline. */
  const symbole: Record<string, string>;
  export default symbole;
}
