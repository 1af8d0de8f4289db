/** A payer's banking app, as known to the bank-app link service. */
export interface BankApp {
  /** The app's id at the service. */
  id: string;
  /** Name shown to the payer. */
  name: string;
  /** True for an app that fills the transfer in; false for one that only opens. */
  autofill: boolean;
}

const app = (id: string, name: string, autofill = false): BankApp => ({ id, name, autofill });

/**
 * The banking apps that the service of VietQR (`dl.vietqr.io`) opens, as published in November 2026: those that fill a transfer in, then the others.
 * In a file of its own, with {@link bankCodes}, so that only payers who need it load it.
 */
export const bankApps: readonly BankApp[] = [
  app('ocb', 'OCB', true),
  app('acb', 'ACB', true),
  app('bidv', 'BIDV', true),
  app('icb', 'VietinBank', true),
  app('mb', 'MB Bank', true),
  app('vcb', 'Vietcombank'),
  app('tcb', 'Techcombank'),
  app('vpb', 'VPBank'),
  app('tpb', 'TPBank'),
  app('vba', 'Agribank'),
  app('cake', 'CAKE'),
  app('timo', 'Timo'),
  app('hdb', 'HDBank'),
  app('vib-2', 'VIB'),
  app('shb', 'SHB'),
  app('lpb', 'LPBank'),
  app('seab', 'SeABank'),
  app('scb', 'SCB'),
  app('eib', 'Eximbank'),
  app('shbvn', 'Shinhan Bank'),
  app('nab', 'Nam A Bank'),
  app('abb', 'ABBANK'),
  app('pvcb', 'PVcomBank'),
  app('klb', 'KienlongBank'),
  app('cimb', 'CIMB'),
];

/** The service's codes of receiving banks, by BIN. It cannot fill in a transfer to any other bank. */
export const bankCodes: Readonly<Record<string, string>> = {
  970403: 'stb',
  970405: 'vba',
  970407: 'tcb',
  970412: 'pvcb',
  970414: 'mbv',
  970415: 'icb',
  970416: 'acb',
  970418: 'bidv',
  970419: 'ncb',
  970422: 'mb',
  970423: 'tpb',
  970424: 'shbvn',
  970425: 'abb',
  970426: 'msb',
  970428: 'nab',
  970429: 'scb',
  970431: 'eib',
  970432: 'vpb',
  970436: 'vcb',
  970437: 'hdb',
  970438: 'bvb',
  970440: 'seab',
  970441: 'vib',
  970443: 'shb',
  970446: 'coopbank',
  970448: 'ocb',
  970449: 'lpb',
  970454: 'vccb',
};
