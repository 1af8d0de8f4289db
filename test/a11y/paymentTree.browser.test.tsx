import { describe, it, vi } from 'vitest';
import { expectOutline } from './openScreen.js';
import { paymentScreens } from './screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('../views/fakeController.js')).useFakeController,
}));

const titled = (title: string) => `
heading "${title}" level 2
text "Đơn hàng 99999 · Lịch hẹn 1869"
text "Số tiền"
text "120.000 ₫"`;
const scan = titled('Quét mã để thanh toán');
const finish = titled('Hoàn tất thanh toán');
const checkNow = `
button "Kiểm tra ngay"`;
const waiting = `
text "Đang chờ thanh toán"${checkNow}`;
const region = (title: string, ...content: string[]) => `
region "${title}"
  heading "${title}" level 3
${content.map((text) => `  ${text}`).join('\n')}`;
const code = ['image "Mã QR thanh toán 120.000 ₫"', 'button "Tải ảnh QR"', 'button "Phóng to"'];
const bankTitle = 'Quét bằng ứng dụng ngân hàng';
const momo = (...more: string[]) => region('Mở ứng dụng MoMo và quét mã', ...code, ...more);
const row = (label: string, text: string) => [
  `  term "${label}"`,
  `  definition: text "${text}"`,
  `  definition: button "Sao chép ${label}"`,
];
const rows = [
  'DescriptionList',
  ...row('Ngân hàng', 'TPBank'),
  ...row('Số tài khoản', '0099999999'),
  ...row('Chủ tài khoản', 'CONG TY TNHH TTDK'),
  ...row('Số tiền', '120.000 ₫'),
];
const keepContent = 'text "Vui lòng giữ nguyên nội dung chuyển khoản."';
const transfer = region(
  'Cách 2 · Chuyển khoản thủ công',
  ...rows,
  ...row('Nội dung', 'ORDER99999'),
  keepContent,
);
const bank = region(`Cách 1 · ${bankTitle}`, ...code) + transfer;
const link = 'link "Mở trang thanh toán (mở trang mới)"';
const end = `
button "Chọn phương thức khác"`;
const offline = 'Thiết bị đang mất mạng. Hãy kết nối lại để tiếp tục.';
const copyFailed = 'Chưa sao chép được. Hãy tự sao chép phần đã chọn.';
const saveHint = 'Chưa thấy ảnh? Chọn “Phóng to” rồi nhấn giữ ảnh.';

const outlines: Record<keyof typeof paymentScreens, string> = {
  bankQr: `${scan}
text "Đang chờ thanh toán"
text "Hết hiệu lực sau "
timer: text "04:59"${checkNow}${bank}${end}`,
  momoQr: scan + waiting + momo() + end,
  link: finish + waiting + region('Thanh toán trên trang web', link) + end,
  appLink: finish + waiting + region('Thanh toán bằng ứng dụng', 'link "Mở ứng dụng"') + end,
  inApp: finish + waiting + region('Thanh toán bằng ứng dụng', 'button "Mở ứng dụng"') + end,
  // Nothing can be paid here: "waiting" would not be true.
  outsideTheApp:
    finish +
    region('Thanh toán bằng ứng dụng', 'text "Chỉ dùng được trong ứng dụng ví. Hãy dùng cách khác."') +
    end,
  several:
    scan +
    waiting +
    bank +
    region('Cách 3 · Thanh toán trên trang web', link) +
    region('Cách 4 · Thanh toán bằng ứng dụng', 'link "Mở ứng dụng"') +
    end,
  typeAmount: scan + waiting + momo('text "Mã này không kèm số tiền. Hãy nhập đúng 120.000 ₫."') + end,
  picture: scan + waiting + region(bankTitle, code[0]!) + end,
  pictureFailed:
    scan + waiting + region(bankTitle, 'alert: text "Không tải được ảnh mã QR. Hãy dùng cách khác."') + end,
  notFollowed: `${scan}
text "Trang này không tự cập nhật. Nơi đặt lịch sẽ xác nhận khi nhận được tiền."${momo()}${end}`,
  stopped: `${scan}
text "Chưa ghi nhận thanh toán. Trang đã ngừng tự kiểm tra."${checkNow}${momo()}${end}`,
  checkFailing: `${scan}
text "Đang chờ thanh toán"
text "Chưa kiểm tra được, sẽ tự thử lại."${checkNow}${momo()}${end}`,
  offline: `${scan}${waiting}
text "${offline}"${momo()}${end}`,
  saved: `${scan}${waiting}${momo(`text "${saveHint}"`).replace('Tải ảnh QR"', 'Tải ảnh QR" focused')}${end}`,
  copied: `${scan}${waiting}${bank}${end}`.replace(
    'Sao chép Số tài khoản"',
    'Đã sao chép Số tài khoản" focused',
  ),
  copyFailed: `${scan}${waiting}${region(`Cách 1 · ${bankTitle}`, ...code)}${region(
    'Cách 2 · Chuyển khoản thủ công',
    ...rows,
    '  term "Nội dung"',
    '  definition',
    '    textbox "Nội dung" focused readonly = ORDER99999',
    `    text "${copyFailed}"`,
    '  definition: button "Sao chép Nội dung"',
    keepContent,
  )}${end}`,
  enlarged: `
dialog "Mã QR thanh toán 120.000 ₫" modal
  heading "Mã QR thanh toán 120.000 ₫" level 3
  image "Mã QR thanh toán 120.000 ₫"
  text "Nhấn giữ ảnh để lưu."
  button "Đóng" focused`,
};

const said: Partial<Record<string, string>> = {
  offline,
  saved: saveHint,
  copied: 'Đã sao chép: Số tài khoản',
  copyFailed,
};

describe('an order to pay as a screen reader reads it', () => {
  it.each(Object.entries(outlines))('%s', async (name, outline) => {
    await expectOutline(paymentScreens[name as keyof typeof paymentScreens], outline, said[name]);
  });
});
