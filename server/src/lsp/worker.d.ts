/** The compiled knowledge, put into the worker's bundle by the build. */
declare module 'policy-drafter:knowledge' {
  const lines: string;
  export default lines;
}
/** What the worker's entry uses of the worker scope; the DOM library is not part of the server's types. */
interface DedicatedWorkerGlobalScope {
  postMessage(message: unknown): void;
  onmessage: unknown;
}
