import { payOnServer } from './payOnServer.js';

/** No framework and no QR library: the server draws the picture. */
const button = document.createElement('button');
button.id = 'pay';
button.textContent = 'Thanh toán';
button.addEventListener('click', () => {
  void payOnServer().then((payload) => {
    const picture = new Image(300, 300);
    picture.src = `/picture.png?data=${encodeURIComponent(payload)}`;
    button.replaceWith(picture);
  });
});
document.querySelector('#root')!.append(button);
