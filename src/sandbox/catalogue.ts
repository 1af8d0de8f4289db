import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';

/** The account that receives payments by the sandbox's bank codes. */
export const sandboxAccount = { bin: '970423', number: '0099999999', holder: 'CONG TY TNHH TTDK' } as const;

const account = { number: sandboxAccount.number, holder: sandboxAccount.holder };

/**
 * One method for every kind of answer; the comment of each describes its answer. `Object.values(sandboxMethods)` is a valid `paymentMethods` prop;
 * {@link everydayMethods} is the list that the sandbox's API offers. The numbers have no meaning outside the sandbox.
 */
export const sandboxMethods = {
  /** `bankQR`, as in the contract's sample. */
  bankQr: { type: 2, id: 1, name: 'Chuyển khoản VietQR', description: 'Mọi ứng dụng ngân hàng', account },
  /** `momoQR`, valid for ten minutes. */
  momoQr: { type: 3, id: 2, name: 'Ví MoMo', description: 'Quét mã bằng ứng dụng MoMo' },
  /** `paymentLinkUrl`. */
  link: { type: 4, id: 3, name: 'VNPAY', description: 'Thẻ ATM, thẻ quốc tế trên trang VNPAY' },
  /** `paymentDeepLink`. */
  appLink: { type: 5, id: 4, name: 'ZaloPay', description: 'Mở ứng dụng ZaloPay trên điện thoại' },
  /** `inAppGtelOrderId`; requires its `paymentMethodSubType`. */
  inApp: {
    type: 6,
    id: 5,
    subType: 'GTEL_PAY_APP',
    name: 'GTEL Pay',
    description: 'Trong ứng dụng GTEL Pay',
  },
  /** `bankQR`, `paymentLinkUrl` and `paymentDeepLink` together; the code is valid for fifteen minutes. */
  several: { type: 11, id: 6, name: 'Bảo Kim', description: 'Quét mã, mở ứng dụng hoặc trang thanh toán' },
  /** An order without any option of paying. */
  nothing: { type: 12, id: 7, name: 'Kim Ngân', description: 'Đơn không kèm cách thanh toán nào' },
  /** `isSuccess: 0`: no order. */
  refused: { type: 10, id: 8, name: 'ShopeePay', description: 'Đang bảo trì, giao dịch sẽ bị từ chối' },
  /** `totalPayment: 0`, `Success` at once. */
  free: { type: 21, id: 21, name: 'Phiếu miễn phí' },
  /** `Success` at once. */
  paidAtOnce: { type: 22, id: 22, name: 'Số dư tài khoản' },
  /** A bank QR code with `expiredInMinutes` (see the option `expiringInMinutes`). */
  expiringSoon: { type: 23, id: 23, name: 'VietQR sắp hết hạn', account },
  /** The code contains 1 000 VND more than `totalPayment`. */
  wrongAmount: { type: 24, id: 24, name: 'VietQR sai số tiền', account },
  /** The code's CRC is wrong; a picture is included. */
  badCrc: { type: 25, id: 25, name: 'VietQR sai mã kiểm tra', account },
  /** The code contains no amount. */
  noAmount: { type: 26, id: 26, name: 'VietQR không có số tiền', account },
  /** `qrData` without `qrCode`. */
  pictureOnly: { type: 27, id: 27, name: 'Ảnh mã QR', account },
  /** Another `customerScheduleId` than requested. */
  otherBooking: { type: 28, id: 28, name: 'Nhầm lịch hẹn', account },
  /** Another method than requested. */
  otherMethod: { type: 29, id: 29, name: 'Nhầm phương thức', account },
  /** `paymentQR` and a top-level `orderId`. */
  olderShape: { type: 30, id: 30, name: 'Phiên bản cũ', account },
  /** The content in the code differs from `paymentContent`. */
  otherContent: { type: 31, id: 31, name: 'VietQR khác nội dung', account },
  /** A code of the VNPAY scheme in `bankQR`. */
  otherScheme: { type: 32, id: 32, name: 'VNPAY-QR' },
  /** `Failed` at once. */
  failed: { type: 33, id: 33, name: 'Thất bại ngay' },
  /** `Canceled` at once. */
  canceled: { type: 34, id: 34, name: 'Hủy ngay' },
  /** A `paymentStatus` that the contract does not list. */
  unknownStatus: { type: 35, id: 35, name: 'Trạng thái lạ', account },
  /** Links that must not be opened. */
  unsafeLinks: { type: 36, id: 36, name: 'Liên kết không an toàn' },
} as const satisfies Record<string, PaymentMethod>;

/** Name of a method in {@link sandboxMethods}. */
export type SandboxMethodName = keyof typeof sandboxMethods;

const withPicture = (method: PaymentMethod, provider: string): PaymentMethod => ({
  ...method,
  imageUrl: `/methods/${provider}.svg`,
});

/** The methods of the sandbox's `getPublicPaymentMethod`, by provider. Pictures are paths on the API's host. */
export const providers: Readonly<Record<string, PaymentMethod>> = {
  bank: withPicture(sandboxMethods.bankQr, 'bank'),
  momo: withPicture(sandboxMethods.momoQr, 'momo'),
  vnPay: withPicture(sandboxMethods.link, 'vnPay'),
  zaloPay: withPicture(sandboxMethods.appLink, 'zaloPay'),
  gtelPay: withPicture(sandboxMethods.inApp, 'gtelPay'),
  baoKim: withPicture(sandboxMethods.several, 'baoKim'),
  kimNgan: withPicture(sandboxMethods.nothing, 'kimNgan'),
  shopeePay: withPicture(sandboxMethods.refused, 'shopeePay'),
};

/** The same methods as a `paymentMethods` prop. */
export const everydayMethods: readonly PaymentMethod[] = Object.values(providers);

/** Services of every station in the sandbox, as a `stationServices` prop. */
export const sandboxServices: readonly StationService[] = [
  { id: 101, name: 'Đăng kiểm xe cơ giới', price: 120_000 },
  { id: 102, name: 'Cấp giấy chứng nhận và tem kiểm định', price: 40_000 },
  { id: 103, name: 'Rửa xe trước khi kiểm định', price: 50_000 },
  { id: 104, name: 'Kiểm tra khí thải và độ ồn', price: 80_000 },
  { id: 105, name: 'Nhận và giao xe tận nơi trong bán kính 10 km', price: 150_000 },
];

/** Bookings with a fixed answer. Every other booking can be paid. */
export const sandboxBookings = {
  /** The booking of the contract's sample. */
  sample: 1869,
  /** 400 `RECORD_NOT_FOUND`. */
  notFound: 4040,
  /** 401 `UNAUTHORIZED`. */
  unauthorized: 4010,
  /** 429 `APIKEY_QUOTA_EXCEEDED`, `Retry-After: 30`. */
  quotaExceeded: 4290,
  /** 500 `UNKNOWN_ERROR`. */
  systemError: 5000,
  /** HTTP 200, `isSuccess: 0`, `ALREADY_PAID`. */
  alreadyPaid: 2004,
} as const;
