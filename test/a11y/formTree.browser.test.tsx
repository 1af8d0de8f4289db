import { describe, it, vi } from 'vitest';
import { expectOutline } from './openScreen.js';
import { formScreens } from './screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('../views/fakeController.js')).useFakeController,
}));

const heading = `
heading "Thanh toán lịch hẹn" level 2
text "Lịch hẹn 1869"`;
const methods = `
radiogroup "Phương thức thanh toán" required
  radio "Chuyển khoản VietQR Mọi ứng dụng ngân hàng"
  radio "Ví MoMo Quét mã hoặc mở ứng dụng"
  radio "ZaloPay Mở trang thanh toán"`;
const services = `
group "Dịch vụ tại trạm"
  checkbox "Đăng kiểm xe cơ giới Bắt buộc 120.000 ₫" disabled checked
  checkbox "Rửa xe 50.000 ₫"`;
const fields = heading + methods + services;
const total = `
text "Tạm tính"
text "120.000 ₫"`;
const totalUnknown = `
text "Số tiền được xác nhận ở bước sau."`;
const payButton = `
button "Thanh toán"`;
const refusedWith = (sentence: string, button = payButton) =>
  `${fields}${total}\nalert: text "${sentence}"${button}`;

const outlines: Record<keyof typeof formScreens, string> = {
  nothingChosen: `${fields}
checkbox "Tôi đồng ý với điều khoản."${total}${payButton}`,
  chosen: `${heading}
radiogroup "Phương thức thanh toán" required
  radio "Chuyển khoản VietQR Mọi ứng dụng ngân hàng"
  radio "Ví MoMo Quét mã hoặc mở ứng dụng" checked
  radio "ZaloPay Mở trang thanh toán"
group "Dịch vụ tại trạm"
  checkbox "Đăng kiểm xe cơ giới Bắt buộc 120.000 ₫" disabled checked
  checkbox "Rửa xe 50.000 ₫" checked
text "Tạm tính"
text "170.000 ₫"${payButton}`,
  wrong: `${heading}
radiogroup "Phương thức thanh toán" invalid required
  alert: text "Hãy chọn một phương thức thanh toán."
  radio "Chuyển khoản VietQR Mọi ứng dụng ngân hàng" focused (Hãy chọn một phương thức thanh toán.)
  radio "Ví MoMo Quét mã hoặc mở ứng dụng" (Hãy chọn một phương thức thanh toán.)
  radio "ZaloPay Mở trang thanh toán" (Hãy chọn một phương thức thanh toán.)${services}
checkbox "Tôi đồng ý với điều khoản." invalid (Hãy đồng ý với điều khoản trước khi thanh toán.)
alert: text "Hãy đồng ý với điều khoản trước khi thanh toán."${total}
button "Hãy chọn một phương thức thanh toán."
button "Hãy đồng ý với điều khoản trước khi thanh toán."${payButton}`,
  manyServices: `${heading}${methods}
group "Dịch vụ tại trạm"
  searchbox "Tìm dịch vụ"
${Array.from({ length: 13 }, (_, index) => `  checkbox "Gói ${index}"`).join('\n')}${totalUnknown}${payButton}`,
  loading: `${heading}
radiogroup "Phương thức thanh toán" required
  text "Đang tải…"
group "Dịch vụ tại trạm"
  text "Đang tải…"${totalUnknown}
button "Thanh toán" disabled`,
  failed: `${heading}
radiogroup "Phương thức thanh toán" required
  alert: text "Không tải được danh sách."
  button "Thử lại sau 12 giây" disabled
group "Dịch vụ tại trạm"
  alert: text "Không tải được danh sách."
  button "Tải lại"${totalUnknown}
button "Thanh toán" disabled`,
  empty: `${heading}
radiogroup "Phương thức thanh toán" required
  text "Chưa có phương thức nào. Vui lòng liên hệ nơi đặt lịch."
group "Dịch vụ tại trạm"
  text "Trạm này không có dịch vụ nào cần chọn."${totalUnknown}${payButton}`,
  disabledMethod: `${heading}
radiogroup "Phương thức thanh toán" required
  radio "Chuyển khoản VietQR Mọi ứng dụng ngân hàng"
  radio "Ví MoMo Quét mã hoặc mở ứng dụng" disabled${total}${payButton}`,
  offline: `${fields}${total}
text "Thiết bị đang mất mạng. Hãy kết nối lại để tiếp tục."${payButton}`,
  openPayment: `${heading}
text "Đơn hàng 99999 vẫn có thể thanh toán."
button "Quay lại thanh toán"${methods}${services}${total}${payButton}`,
  submitting: `${fields}${total}
button "Đang tạo thanh toán…" disabled`,
  invalidRequest: refusedWith(
    'Không tìm thấy lịch hẹn hoặc đơn hàng. Hãy kiểm tra lại hoặc liên hệ nơi đặt lịch.',
  ),
  unauthorized: refusedWith('Nơi đặt lịch chưa nhận được thanh toán ở đây. Vui lòng liên hệ nơi đặt lịch.'),
  quotaExceeded: refusedWith(
    'Hệ thống đang quá tải. Vui lòng chờ một lát rồi thử lại.',
    '\nbutton "Thử lại sau 12 giây" disabled',
  ),
  refused: refusedWith(
    'Thanh toán không được chấp nhận. Hãy thử phương thức khác hoặc liên hệ nơi đặt lịch.',
  ),
  sentNothing: refusedWith('Thiết bị đang mất mạng nên yêu cầu chưa được gửi. Hãy kết nối lại rồi thử lại.'),
  replaceAsked: `
alertdialog "Tạo thêm một đơn hàng?" modal (Đơn hàng 99999 vẫn có thể nhận tiền. Nếu tạo đơn mới, chỉ thanh toán một đơn.)
  heading "Tạo thêm một đơn hàng?" level 3
  text "Đơn hàng 99999 vẫn có thể nhận tiền. Nếu tạo đơn mới, chỉ thanh toán một đơn."
  button "Quay lại" focused
  button "Tạo đơn mới"`,
};

const said: Partial<Record<string, string>> = {
  loading: 'Đang tải…',
  offline: 'Thiết bị đang mất mạng. Hãy kết nối lại để tiếp tục.',
  submitting: 'Đang tạo thanh toán…',
};

describe('the form as a screen reader reads it', () => {
  it.each(Object.entries(outlines))('%s', async (name, outline) => {
    await expectOutline(formScreens[name as keyof typeof formScreens], outline, said[name]);
  });
});
