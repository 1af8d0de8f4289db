import { describe, expect, it } from 'vitest';
import { parsePicture } from '../../src/payment/pictures.js';

const base = 'https://api.example.vn';
const bitmap = 'data:image/png;base64,iVBORw0KGgo=';

describe('a picture with a URL', () => {
  it.each([
    ['https://cdn.example.vn/qr.png', 'https://cdn.example.vn/qr.png'],
    ['http://localhost:3000/qr.png', 'http://localhost:3000/qr.png'],
    [bitmap, bitmap],
    ['data:image/jpeg;base64,/9j/4AA+', 'data:image/jpeg;base64,/9j/4AA+'],
    ['data:image/gif;base64,R0lGODlh', 'data:image/gif;base64,R0lGODlh'],
    ['data:image/webp;base64,UklGRg==', 'data:image/webp;base64,UklGRg=='],
  ])('accepts %s', (text, src) => {
    expect(parsePicture(text)).toBe(src);
    expect(parsePicture(text, base)).toBe(src);
  });

  it.each([
    'http://cdn.example.vn/qr.png',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'blob:https://api.example.vn/1',
    'file:///qr.png',
    'vbscript:x',
    'momo://qr.png',
    'https://user:word@cdn.example.vn/qr.png',
    'https://cdn.example.vn\\qr.png',
    ' https://cdn.example.vn/qr.png',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/png,iVBORw0KGgo=',
    'data:image/png;base64,',
    'data:image/png;base64,iVBO_w0K-go=',
    'data:image/png;base64,iVBO w0K',
    'data:image/png;base64,iVBOw0K===',
    'data:image/png;base64,iVBO\nw0K',
    'data:image/png;charset=x;base64,iVBO',
    'data:image/png;base64,iVBO"onerror="alert(1)',
    'DATA:image/svg+xml;base64,PHN2Zz4=',
    ' data:image/png;base64,iVBO',
    'data:,',
  ])('refuses %j', (text) => {
    expect(parsePicture(text)).toBeNull();
    expect(parsePicture(text, base)).toBeNull();
  });

  it('accepts a data URL of 512 KiB, and refuses one that could fill the memory of a phone', () => {
    const ofBytes = (bytes: number) => `data:image/png;base64,${'A'.repeat(Math.ceil(bytes / 3) * 4)}`;
    expect(parsePicture(ofBytes(512 * 1024))).not.toBeNull();
    expect(parsePicture(ofBytes(1024 * 1024))).toBeNull();
  });
});

describe('a picture with a path', () => {
  it.each([
    ['/uploads/qr.png', base, 'https://api.example.vn/uploads/qr.png'],
    ['uploads/qr.png', base, 'https://api.example.vn/uploads/qr.png'],
    ['uploads/qr.png', `${base}/`, 'https://api.example.vn/uploads/qr.png'],
    ['/uploads/qr.png', `${base}/files`, 'https://api.example.vn/files/uploads/qr.png'],
    ['qr.png?v=1:2', `${base}/files/?x=1#y`, 'https://api.example.vn/files/qr.png?v=1:2'],
    ['uploads/12:30.png', base, 'https://api.example.vn/uploads/12:30.png'],
    ['../../qr.png', `${base}/files`, 'https://api.example.vn/qr.png'],
    ['/mã qr.png', base, 'https://api.example.vn/m%C3%A3%20qr.png'],
    ['@evil.example/qr.png', base, 'https://api.example.vn/@evil.example/qr.png'],
    ['.evil.example/qr.png', base, 'https://api.example.vn/.evil.example/qr.png'],
    ['qr.png', 'http://localhost:8080', 'http://localhost:8080/qr.png'],
  ])('appends %s to %s', (text, assetBaseUrl, src) => {
    expect(parsePicture(text, assetBaseUrl)).toBe(src);
  });

  it.each<[string, string | undefined]>([
    ['/uploads/qr.png', undefined],
    ['qr.png', undefined],
    ['//evil.example/qr.png', base],
    ['///evil.example/qr.png', base],
    ['/\\evil.example/qr.png', base],
    ['\\\\evil.example/qr.png', base],
    ['/\t/evil.example/qr.png', base],
    ['/uploads/\u0000qr.png', base],
    ['x'.repeat(9000), base],
    ['qr.png', 'http://api.example.vn'],
    ['qr.png', 'javascript:alert(1)//'],
    ['qr.png', '/assets'],
    ['qr.png', ''],
  ])('refuses %j with %j', (text, assetBaseUrl) => {
    expect(parsePicture(text, assetBaseUrl)).toBeNull();
  });
});
