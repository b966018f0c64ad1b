// Azurite's blob service in memory on a free port. Ends when its standard input does, so that no killed test leaves it.
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
process.argv.push('--blobHost', '127.0.0.1', '--blobPort', '0', '--skipApiVersionCheck', '--inMemoryPersistence',
  '--extentMemoryLimit', '512', '--silent', '--disableTelemetry');
require('azurite/dist/src/blob/main.js');
