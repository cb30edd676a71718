// Tests of the built page in the system's Chromium.
import { defineConfig } from '@playwright/test';
import { chromium } from './support/browser.js';

export default defineConfig({
  testDir: 'specs',
  outputDir: '../../target/page-tests',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: chromium },
  },
});
