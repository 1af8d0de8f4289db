import { describe, it, vi } from 'vitest';
import { expectOutline } from './openScreen.js';
import { outcomeScreens } from './screens.js';

vi.mock('../../src/state/usePaymentCheckout.js', async () => ({
  usePaymentCheckout: (await import('../views/fakeController.js')).useFakeController,
}));

const screen = (title: string, ...content: string[]) => [`heading "${title}" level 2`, ...content].join('\n');
const text = (sentence: string) => `text "${sentence}"`;
const button = (name: string) => `button "${name}"`;
const sheet = (amount = '120.000 ₫') => `DescriptionList
  term "Đơn hàng"
  definition: text "99999"
  definition: button "Sao chép Đơn hàng"
  term "Lịch hẹn"
  definition: text "1869"
  term "Số tiền"
  definition: text "${amount}"`;
const question = (sentence: string) => `alertdialog "Tạo thêm một đơn hàng?" modal (${sentence})
  heading "Tạo thêm một đơn hàng?" level 3
  text "${sentence}"
  button "Quay lại" focused
  button "Tạo đơn mới"`;

const contactOrder = text('Cần hỗ trợ, hãy liên hệ nơi đặt lịch và cho biết: Đơn hàng 99999.');
const transferred = text(
  'Nếu đã chuyển tiền, đừng chuyển lần nữa. Hãy liên hệ nơi đặt lịch và cho biết: Đơn hàng 99999.',
);
const uncertain = (sentence: string, ...buttons: string[]) =>
  screen(
    'Chưa rõ kết quả',
    text(sentence),
    text('Đơn hàng có thể đã được tạo. Đừng trả tiền lần nữa khi chưa biết chắc.'),
    text('Cần hỗ trợ, hãy liên hệ nơi đặt lịch và cho biết: Lịch hẹn 1869.'),
    `DescriptionList
  term "Lịch hẹn"
  definition: text "1869"
  term "Gửi lúc"
  definition: text "09:05:00 23/11/26"`,
    ...buttons.map(button),
  );

const outlines: Record<keyof typeof outcomeScreens, string> = {
  nothingToShow: screen(
    'Chưa hiển thị được cách thanh toán',
    text('Đơn hàng đã được tạo nhưng chưa thanh toán được ở đây.'),
    contactOrder,
    sheet(),
    button('Chọn phương thức khác'),
    button('Kiểm tra ngay'),
  ),
  expired: screen(
    'Mã thanh toán đã hết hạn',
    text('Đừng chuyển tiền theo mã cũ. Hãy tạo mã mới.'),
    transferred,
    sheet(),
    button('Tạo mã mới'),
    button('Chọn phương thức khác'),
    button('Kiểm tra ngay'),
  ),
  newCodeAsked: question('Đơn hàng 99999 vẫn có thể nhận tiền. Nếu tạo đơn mới, chỉ thanh toán một đơn.'),
  processing: screen(
    'Đang xác nhận thanh toán',
    text('Giao dịch của bạn đang được xử lý. Vui lòng không thanh toán lại; kết quả sẽ tự hiện ở đây.'),
    sheet(),
    button('Kiểm tra ngay'),
    button('Xem lại mã thanh toán'),
  ),
  paid: screen('Thanh toán thành công', text('Cảm ơn bạn. Lịch hẹn đã được thanh toán.'), sheet()),
  paidSaysTheHost: screen('Thanh toán thành công', text('Cảm ơn bạn. Lịch hẹn đã được thanh toán.')),
  nothingToPay: screen('Không cần thanh toán', text('Lịch hẹn này không phải trả thêm tiền.'), sheet('0 ₫')),
  failed: screen(
    'Thanh toán thất bại',
    text('Ngân hàng hoặc ví báo giao dịch không thành công.'),
    transferred,
    sheet(),
    button('Thử lại'),
  ),
  canceled: screen(
    'Giao dịch đã bị hủy',
    text('Đơn hàng này không còn thanh toán được.'),
    transferred,
    sheet(),
    button('Thử lại'),
  ),
  network: uncertain('Kết nối bị gián đoạn trước khi có kết quả.', 'Kiểm tra lại', 'Chọn phương thức khác'),
  timeout: uncertain(
    'Hệ thống thanh toán chưa trả lời kịp.',
    'Thử lại',
    'Chọn phương thức khác',
    'Quay lại thanh toán',
  ),
  upstream: uncertain(
    'Hệ thống thanh toán đang gặp sự cố. Vui lòng chờ ít phút.',
    'Thử lại',
    'Chọn phương thức khác',
  ),
  invalidResponse: uncertain(
    'Không đọc được câu trả lời của hệ thống thanh toán.',
    'Thử lại',
    'Chọn phương thức khác',
  ),
  retryAsked: question(
    'Lần gửi trước có thể đã tạo đơn hàng (Lịch hẹn 1869). Nếu gửi lại, bạn có thể trả tiền hai lần.',
  ),
  alreadyPaid: screen(
    'Đã thanh toán trước đó',
    text('Lịch hẹn này đã được thanh toán. Bạn không cần trả thêm.'),
  ),
  otherAmount: screen(
    'Không nên thanh toán theo mã này',
    text('Mã thanh toán không hợp lệ, vui lòng không chuyển tiền.'),
    contactOrder,
    sheet(),
    button('Chọn phương thức khác'),
  ),
  otherBooking: screen(
    'Không nên thanh toán theo mã này',
    text('Câu trả lời thuộc về một lịch hẹn khác. Đừng chuyển tiền.'),
    contactOrder,
    sheet(),
    button('Chọn phương thức khác'),
    button('Quay lại thanh toán'),
  ),
  broken: screen(
    'Chưa thể thanh toán ở đây',
    text('Trang này chưa được thiết lập đúng. Vui lòng liên hệ nơi đặt lịch.'),
  ),
};

describe('the outcome as a screen reader reads it', () => {
  it.each(Object.entries(outlines))('%s', async (name, outline) => {
    await expectOutline(outcomeScreens[name as keyof typeof outcomeScreens], outline);
  });
});
