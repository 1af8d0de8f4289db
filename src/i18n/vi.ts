/** Vietnamese, the source catalogue. Every other language has the same keys and `{placeholders}`. */
export const vi = {
  /** BCP 47 tag for `Intl` (amounts, times, counts) and for the `lang` attribute. */
  intlLocale: 'vi-VN',

  /** Heading of the form. */
  title: 'Thanh toán lịch hẹn',
  /** Label before the booking's number, and inside `{reference}` when no order is known. */
  booking: 'Lịch hẹn',
  /** Label before an order's number, and inside `{reference}`. */
  order: 'Đơn hàng',
  /** Legend of the list of methods. */
  methods: 'Phương thức thanh toán',
  methodsEmpty: 'Chưa có phương thức nào. Vui lòng liên hệ nơi đặt lịch.',
  /** Legend of the list of services. */
  services: 'Dịch vụ tại trạm',
  servicesEmpty: 'Trạm này không có dịch vụ nào cần chọn.',
  /** Beside a service that cannot be deselected. */
  required: 'Bắt buộc',
  /** Label of the search field above a long list of services. */
  search: 'Tìm dịch vụ',
  searchEmpty: 'Không có dịch vụ nào khớp.',
  loading: 'Đang tải…',
  loadFailed: 'Không tải được danh sách.',
  reload: 'Tải lại',
  /** Label of the total on the form. */
  total: 'Tạm tính',
  /** In place of the total while a price is unknown. */
  totalUnknown: 'Số tiền được xác nhận ở bước sau.',
  /** Submit button: at rest, while the request is in flight, and until another try is allowed. */
  pay: 'Thanh toán',
  submitting: 'Đang tạo thanh toán…',
  /** Submit and reload buttons after a 429. `{time}`: a counted unit, for example `12 giây`. */
  payIn: 'Thử lại sau {time}',
  offline: 'Thiết bị đang mất mạng. Hãy kết nối lại để tiếp tục.',
  /** Notice above the form, while an earlier order can be paid. `{reference}`: that order. */
  openPayment: '{reference} vẫn có thể thanh toán.',
  returnToPayment: 'Quay lại thanh toán',
  /** Errors of the form, beside the field and in the summary. */
  methodRequired: 'Hãy chọn một phương thức thanh toán.',
  servicesInvalid: 'Hãy chọn lại dịch vụ.',
  termsRequired: 'Hãy đồng ý với điều khoản trước khi thanh toán.',

  /** Heading of the payment screen when a QR code comes first. */
  scanTitle: 'Quét mã để thanh toán',
  /** Heading of the payment screen otherwise. */
  payTitle: 'Hoàn tất thanh toán',
  /** Heading of each way to pay when there are several. `{number}` counts from 1; `{title}` is one of the five below. */
  way: 'Cách {number} · {title}',
  wayScan: 'Quét bằng ứng dụng ngân hàng',
  wayMomo: 'Mở ứng dụng MoMo và quét mã',
  wayTransfer: 'Chuyển khoản thủ công',
  wayLink: 'Thanh toán trên trang web',
  wayApp: 'Thanh toán bằng ứng dụng',
  openLink: 'Mở trang thanh toán',
  openApp: 'Mở ứng dụng',
  /** After a link's label, for screen readers. */
  newTab: '(mở trang mới)',
  /** Shown when the page is still visible after the link to an app was pressed. */
  appNotOpened: 'Ứng dụng có vẻ chưa mở. Hãy dùng cách khác.',
  /** The same after a payment page's link, as in web views that open no new tab; followed by `openLinkHere`. */
  linkNotOpened: 'Trang thanh toán có vẻ chưa mở.',
  openLinkHere: 'Mở ngay tại trang này',
  /** For an in-app order outside the super-app. */
  bridgeMissing: 'Chỉ dùng được trong ứng dụng ví. Hãy dùng cách khác.',
  /** Text alternative of the code. `{amount}`: formatted, for example `120.000 ₫`. */
  qrName: 'Mã QR thanh toán {amount}',
  qrOnPhone: 'Trên điện thoại: lưu ảnh QR, mở ứng dụng ngân hàng rồi chọn quét từ ảnh.',
  pictureFailed: 'Không tải được ảnh mã QR. Hãy dùng cách khác.',
  /** Beside a code without an amount. */
  typeAmount: 'Mã này không kèm số tiền. Hãy nhập đúng {amount}.',
  save: 'Tải ảnh QR',
  /** After a download was started. It names the label `enlarge`. */
  saveHint: 'Chưa thấy ảnh? Chọn “Phóng to” rồi nhấn giữ ảnh.',
  share: 'Chia sẻ',
  /** Button that opens the code in a dialog; `holdToSave` stands below the code there. */
  enlarge: 'Phóng to',
  holdToSave: 'Nhấn giữ ảnh để lưu.',
  close: 'Đóng',
  /** Labels of the transfer details. `bankBin` replaces `bank` for an unknown bank, `card` replaces `account` for a card. */
  bank: 'Ngân hàng',
  bankBin: 'Mã ngân hàng (BIN)',
  holder: 'Chủ tài khoản',
  account: 'Số tài khoản',
  card: 'Số thẻ',
  amount: 'Số tiền',
  content: 'Nội dung',
  copy: 'Sao chép',
  copied: 'Đã sao chép',
  /** The browser refused to copy; the text is selected instead. */
  copyFailed: 'Chưa sao chép được. Hãy tự sao chép phần đã chọn.',
  /** Below the transfer content: the receiving side matches payments by it. */
  keepContent: 'Vui lòng giữ nguyên nội dung chuyển khoản.',
  /** Beside the transfer details, when the chosen method's `account` has another number. */
  accountDiffers:
    'Số tài khoản này khác với số tài khoản ghi ở phương thức thanh toán. Nếu chưa chắc chắn, vui lòng hỏi nơi đặt lịch trước khi chuyển tiền.',
  /** Above the ways to pay, when the order's total is not the one that the form showed. `{amount}`: the order's total; `{estimate}`: the total that the form showed before. */
  totalChanged: 'Số tiền cần thanh toán là {amount}, khác với số tạm tính {estimate}.',
  /** Status strip while polling. */
  waiting: 'Đang chờ thanh toán',
  /** Before the countdown (visible). */
  expiresIn: 'Hết hiệu lực sau',
  /** Announced to screen readers now and then. `{time}`: minutes or seconds as words. */
  timeLeft: 'Còn {time} để thanh toán.',
  /** Status strip without a status source. */
  notFollowed: 'Trang này không tự cập nhật. Nơi đặt lịch sẽ xác nhận khi nhận được tiền.',
  /** Status strip after polling has stopped. */
  stopped: 'Chưa ghi nhận thanh toán. Trang đã ngừng tự kiểm tra.',
  /** Status strip while status requests fail. */
  checkFailing: 'Chưa kiểm tra được, sẽ tự thử lại.',
  checkNow: 'Kiểm tra ngay',
  checking: 'Đang kiểm tra…',
  otherMethod: 'Chọn phương thức khác',
  /** Screen for an order with nothing to pay it with. */
  emptyTitle: 'Chưa hiển thị được cách thanh toán',
  emptyText: 'Đơn hàng đã được tạo nhưng chưa thanh toán được ở đây.',
  /** On every screen that ends without a payment. `{reference}`: the order, or the booking when the order is not known. */
  contact: 'Cần hỗ trợ, hãy liên hệ nơi đặt lịch và cho biết: {reference}.',

  expiredTitle: 'Mã thanh toán đã hết hạn',
  expiredText: 'Đừng chuyển tiền theo mã cũ. Hãy tạo mã mới.',
  /** Expired, failed and canceled screens, for a payer who has transferred already. */
  transferred: 'Nếu đã chuyển tiền, đừng chuyển lần nữa. Hãy liên hệ nơi đặt lịch và cho biết: {reference}.',
  newCode: 'Tạo mã mới',
  processingTitle: 'Đang xác nhận thanh toán',
  processingText:
    'Giao dịch của bạn đang được xử lý. Vui lòng không thanh toán lại; kết quả sẽ tự hiện ở đây.',
  showCode: 'Xem lại mã thanh toán',
  paidTitle: 'Thanh toán thành công',
  paidText: 'Cảm ơn bạn. Lịch hẹn đã được thanh toán.',
  /** Screen for an order of 0 VND. */
  nothingTitle: 'Không cần thanh toán',
  nothingText: 'Lịch hẹn này không phải trả thêm tiền.',
  failedTitle: 'Thanh toán thất bại',
  failedText: 'Ngân hàng hoặc ví báo giao dịch không thành công.',
  canceledTitle: 'Giao dịch đã bị hủy',
  canceledText: 'Đơn hàng này không còn thanh toán được.',
  tryAgain: 'Thử lại',
  /** Screen when an order may exist; `sentAt` labels the time of the request there. */
  uncertainTitle: 'Chưa rõ kết quả',
  uncertainText: 'Đơn hàng có thể đã được tạo. Đừng trả tiền lần nữa khi chưa biết chắc.',
  sentAt: 'Gửi lúc',
  checkAgain: 'Kiểm tra lại',
  /** Heading when the API reports that the booking is paid. */
  alreadyPaidTitle: 'Đã thanh toán trước đó',
  /** Heading when the answer contradicts itself or the request. */
  untrustedTitle: 'Không nên thanh toán theo mã này',
  /** Heading when the props cannot work. */
  brokenTitle: 'Chưa thể thanh toán ở đây',

  /** Dialog before a second order. `confirmKnown`: an order can still be paid; `confirmUnknown`: an order may exist. */
  confirmTitle: 'Tạo thêm một đơn hàng?',
  confirmKnown: '{reference} vẫn có thể nhận tiền. Nếu tạo đơn mới, chỉ thanh toán một đơn.',
  confirmUnknown:
    'Lần gửi trước có thể đã tạo đơn hàng ({reference}). Nếu gửi lại, bạn có thể trả tiền hai lần.',
  confirmYes: 'Tạo đơn mới',
  confirmNo: 'Quay lại',

  /** By `PaymentError.code`; the last four by the meaning of the API's own code, `offline` for `network` before anything was sent. A key of your own that equals an API code wins. */
  errors: {
    invalid_props: 'Trang này chưa được thiết lập đúng. Vui lòng liên hệ nơi đặt lịch.',
    invalid_request: 'Thông tin không hợp lệ. Hãy kiểm tra lựa chọn hoặc liên hệ nơi đặt lịch.',
    unauthorized: 'Nơi đặt lịch chưa nhận được thanh toán ở đây. Vui lòng liên hệ nơi đặt lịch.',
    quota_exceeded: 'Hệ thống đang quá tải. Vui lòng chờ một lát rồi thử lại.',
    refused: 'Thanh toán không được chấp nhận. Hãy thử phương thức khác hoặc liên hệ nơi đặt lịch.',
    already_paid: 'Lịch hẹn này đã được thanh toán. Bạn không cần trả thêm.',
    network: 'Kết nối bị gián đoạn trước khi có kết quả.',
    offline: 'Thiết bị đang mất mạng nên yêu cầu chưa được gửi. Hãy kết nối lại rồi thử lại.',
    timeout: 'Hệ thống thanh toán chưa trả lời kịp.',
    upstream: 'Hệ thống thanh toán đang gặp sự cố. Vui lòng chờ ít phút.',
    invalid_response: 'Không đọc được câu trả lời của hệ thống thanh toán.',
    qr_mismatch: 'Mã thanh toán không hợp lệ, vui lòng không chuyển tiền.',
    booking_mismatch: 'Câu trả lời thuộc về một lịch hẹn khác. Đừng chuyển tiền.',
    not_found: 'Không tìm thấy lịch hẹn hoặc đơn hàng. Hãy kiểm tra lại hoặc liên hệ nơi đặt lịch.',
    amount_mismatch: 'Số tiền không khớp với đơn hàng. Hãy chọn lại dịch vụ rồi thử lại.',
    idempotency_key_reused: 'Lựa chọn đã khác với lần gửi trước. Hãy tải lại trang rồi thử lại.',
    uncertain: 'Chưa rõ yêu cầu trước đã tạo đơn hàng hay chưa.',
  },
};

/** Every text that a payer may read. */
export type Messages = typeof vi;

/** Keys of {@link Messages.errors}. */
export type ErrorKey = keyof Messages['errors'];

/** The `messages` prop: single texts, or a whole language. `errors` also accepts API codes, for example `RECORD_NOT_FOUND`. */
export type MessageOverrides = Partial<Omit<Messages, 'errors'>> & {
  errors?: Partial<Messages['errors']> & Record<string, string>;
};
