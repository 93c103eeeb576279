/** The server as the commands need it: running, or started anew. */
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Returns once the server runs; starts it where it was stopped, or did not start. */
export async function running(client: BaseLanguageClient): Promise<void> {
  if (!client.isRunning()) await client.start();
}

export async function stop(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
}

export async function restart(client: BaseLanguageClient): Promise<void> {
  await stop(client);
  await client.start();
}
